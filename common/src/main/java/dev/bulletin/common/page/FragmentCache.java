package dev.bulletin.common.page;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.bulletin.common.cache.TaggedCache;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Rendered fragments, bounded by the memory they take. A fragment that many ask for at once is
 * rendered once; one whose rendering began before a drop that concerns it is not kept. Thread-safe.
 */
final class FragmentCache {
  private static final int OVERHEAD = 512;

  private final TaggedCache<Key, Future<RenderedFragment>> fragments;

  FragmentCache(long maxBytes) {
    this.fragments = new TaggedCache<>(maxBytes, Ticker.systemTicker(), new Rules());
  }

  private static final class Rules implements TaggedCache.Rules<Key, Future<RenderedFragment>> {
    /** The memory it takes, nearly. */
    @Override
    public int weight(Key key, Future<RenderedFragment> fragment) {
      return fragment.succeeded() ? OVERHEAD + 2 * fragment.result().html().length() : OVERHEAD;
    }

    @Override
    public Set<String> tags(Key key, Future<RenderedFragment> fragment) {
      return key.tags();
    }
  }

  /** Which fragment it is, rendered with which sources from which data. */
  record Key(String template, String fingerprint, String version, Set<String> tags) {}

  /** The fragment that is kept or being rendered, else the one that the renderer begins now. */
  Future<RenderedFragment> find(Key key, Supplier<Future<RenderedFragment>> renderer) {
    return fragments.find(key).orElseGet(() -> begin(key, renderer));
  }

  private Future<RenderedFragment> begin(Key key, Supplier<Future<RenderedFragment>> renderer) {
    Promise<RenderedFragment> promise = Promise.promise();
    Future<RenderedFragment> mine = promise.future();
    Optional<Future<RenderedFragment>> running = fragments.putIfAbsent(key, mine);
    if (running.isPresent()) {
      return running.get();
    }
    mine.onSuccess(fragment -> fragments.weighAgain(key))
        .onFailure(failure -> fragments.remove(key, mine));
    renderer.get().onComplete(promise);
    return mine;
  }

  /** What depends on one of the tags is rendered anew when it is asked for again. */
  void drop(Set<String> tags) {
    fragments.drop(tags);
  }

  /** What was rendered with other sources is of no use any more. */
  void keepOnly(TemplateSet templates) {
    fragments.dropIf(key -> !templates.has(key.template(), key.fingerprint()));
  }

  long size() {
    return fragments.size();
  }
}
