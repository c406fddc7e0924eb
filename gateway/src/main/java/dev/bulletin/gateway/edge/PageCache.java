package dev.bulletin.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finished pages by path, bounded by the memory they take. A page that many ask for at once is made
 * once. Thread-safe: a page is found without a lock; what is made and what is dropped is settled
 * under one.
 *
 * <p>A page whose making began before a drop that concerns it answers those who already wait for
 * it, but is not kept and has nobody else join: who asks after a change sees the change.
 */
final class PageCache {
  private final Function<PageAddress, Future<MadePage>> maker;
  private final Cache<String, MadePage> pagesByPath;
  private final Map<String, Making> underWay = new HashMap<>();

  PageCache(long maxBytes, Ticker ticker, Function<PageAddress, Future<MadePage>> maker) {
    this.maker = maker;
    this.pagesByPath =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((String path, MadePage page) -> page.finished().weight())
            .expireAfter(Expiry.creating((String path, MadePage page) -> page.freshFor()))
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  /** A page being made, for all who ask for it meanwhile. */
  private static final class Making {
    private final PageAddress address;
    private final Promise<MadePage> made = Promise.promise();
    private final Set<String> dropped = new HashSet<>();

    Making(PageAddress address) {
      this.address = address;
    }
  }

  /** Whether the asker has begun the making, or waits for one that was under way. */
  record Loading(Future<MadePage> page, boolean begun) {}

  /** The finished page, if it is in memory. */
  Optional<Finished> find(String path) {
    MadePage page = pagesByPath.getIfPresent(path);
    return page == null ? Optional.empty() : Optional.of(page.finished());
  }

  /** Makes the page, unless it is being made. The future may end on any event loop. */
  Loading load(PageAddress address) {
    Making mine = new Making(address);
    Making running = begin(address.path(), mine);
    if (running != mine) {
      return new Loading(running.made.future(), false);
    }
    Future.succeededFuture(address)
        .compose(maker)
        .onSuccess(page -> keep(mine, page))
        .onFailure(failure -> end(mine))
        .onComplete(mine.made);
    return new Loading(mine.made.future(), true);
  }

  private synchronized Making begin(String path, Making mine) {
    Making running = underWay.putIfAbsent(path, mine);
    return running == null ? mine : running;
  }

  private synchronized void keep(Making making, MadePage page) {
    end(making);
    if (Collections.disjoint(making.dropped, page.tags())) {
      pagesByPath.put(making.address.path(), page);
    }
  }

  private synchronized void end(Making making) {
    underWay.remove(making.address.path(), making);
  }

  /** Whatever depends on one of the tags is made anew when it is asked for again. */
  synchronized void drop(Set<String> tags) {
    underWay.values().forEach(making -> making.dropped.addAll(tags));
    underWay.values().removeIf(making -> concerns(tags, making));
    pagesByPath.asMap().values().removeIf(page -> !Collections.disjoint(page.tags(), tags));
  }

  private static boolean concerns(Set<String> tags, Making making) {
    return !Collections.disjoint(making.address.tags(), tags);
  }

  long bytes() {
    pagesByPath.cleanUp();
    return pagesByPath.policy().eviction().map(size -> size.weightedSize().orElse(0)).orElse(0L);
  }

  long pages() {
    return pagesByPath.estimatedSize();
  }
}
