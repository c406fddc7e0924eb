package dev.bulletin.common.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Collections;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Rendered fragments, bounded by the memory they take. A fragment that many ask for at once is
 * rendered once; one whose rendering began before a drop that concerns it is not kept. Thread-safe.
 */
final class FragmentCache {
  private static final int OVERHEAD = 512;

  private final Cache<Key, Future<RenderedFragment>> fragments;

  FragmentCache(long maxBytes) {
    this.fragments =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((Key key, Future<RenderedFragment> fragment) -> weight(fragment))
            .executor(Runnable::run)
            .build();
  }

  /** Which fragment it is, rendered with which sources from which data. */
  record Key(String template, String fingerprint, String version, Set<String> tags) {}

  /** The fragment that is kept or being rendered, else the one that the renderer begins now. */
  Future<RenderedFragment> find(Key key, Supplier<Future<RenderedFragment>> renderer) {
    Future<RenderedFragment> found = fragments.getIfPresent(key);
    return found == null ? begin(key, renderer) : found;
  }

  private Future<RenderedFragment> begin(Key key, Supplier<Future<RenderedFragment>> renderer) {
    Promise<RenderedFragment> promise = Promise.promise();
    Future<RenderedFragment> mine = promise.future();
    Future<RenderedFragment> running = fragments.asMap().putIfAbsent(key, mine);
    if (running != null) {
      return running;
    }
    mine.onSuccess(fragment -> weighAgain(key, mine))
        .onFailure(failure -> fragments.asMap().remove(key, mine));
    renderer.get().onComplete(promise);
    return mine;
  }

  /** Unless it was dropped meanwhile. */
  private void weighAgain(Key key, Future<RenderedFragment> fragment) {
    fragments.asMap().replace(key, fragment, fragment);
  }

  /** The memory it takes, nearly. */
  private static int weight(Future<RenderedFragment> fragment) {
    return fragment.succeeded() ? OVERHEAD + 2 * fragment.result().html().length() : OVERHEAD;
  }

  /** What depends on one of the tags is rendered anew when it is asked for again. */
  void drop(Set<String> tags) {
    dropIf(key -> !Collections.disjoint(key.tags(), tags));
  }

  /** What was rendered with other sources is of no use any more. */
  void keepOnly(TemplateSet templates) {
    dropIf(key -> !templates.has(key.template(), key.fingerprint()));
  }

  private void dropIf(Predicate<Key> outdated) {
    fragments.asMap().keySet().removeIf(outdated);
  }

  long size() {
    fragments.cleanUp();
    return fragments.estimatedSize();
  }
}
