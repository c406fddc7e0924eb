package dev.bulletin.gateway.edge;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.bulletin.common.cache.TaggedCache;
import dev.bulletin.common.trace.Spans;
import dev.bulletin.gateway.edge.Readership.Edition;
import dev.bulletin.gateway.encoding.Effort;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finished pages by path, bounded by the memory they take. A page that many ask for at once is made
 * once. Thread-safe: a page is found without a lock; what is made and what is dropped is settled
 * under one.
 *
 * <p>A page that is asked for in the last fifth of its time is made anew meanwhile, by one asker
 * who does not wait: everybody gets the kept one until the new one is there.
 *
 * <p>A page whose making began before a drop that concerns it answers those who already wait for
 * it, but is not kept, and who joined it after the drop is given the next one: who asks after a
 * change sees the change, also one that only the finished page is known to show.
 */
final class PageCache {
  private static final Logger log = LoggerFactory.getLogger(PageCache.class);

  private static final int ASKED_TO_BE_RENEWED = 2;

  private final BiFunction<PageAddress, Effort, Future<MadePage>> maker;
  private final Ticker ticker;
  private final TaggedCache<String, Kept> pagesByPath;
  private final Readership readership;
  private final Map<String, Making> underWay = new HashMap<>();
  private final LongAdder renewals = new LongAdder();

  PageCache(long maxBytes, Ticker ticker, BiFunction<PageAddress, Effort, Future<MadePage>> maker) {
    this.maker = maker;
    this.ticker = ticker;
    this.readership = new Readership(ticker);
    this.pagesByPath = new TaggedCache<>(maxBytes, ticker, new Rules());
  }

  private static final class Rules implements TaggedCache.Rules<String, Kept> {
    @Override
    public int weight(String path, Kept kept) {
      return kept.page.finished().weight();
    }

    @Override
    public Set<String> tags(String path, Kept kept) {
      return kept.page.tags();
    }

    @Override
    public Duration lifetime(String path, Kept kept) {
      return kept.page.freshFor();
    }
  }

  /** A page in memory, and when it is time to make the next. */
  private static final class Kept {
    private final PageAddress address;
    private final Edition edition;
    private final MadePage page;
    private final long due;
    private final AtomicInteger askedWhenDue = new AtomicInteger();

    Kept(Making making, MadePage page, long now) {
      this.address = making.address;
      this.edition = making.edition;
      this.page = page;
      this.due = now + page.freshFor().toNanos() / 5 * 4;
    }

    /** For one asker only; the first is no sign that there will be a next. */
    boolean wantsRenewal(long now) {
      return now - due >= 0 && askedWhenDue.incrementAndGet() == ASKED_TO_BE_RENEWED;
    }
  }

  /** A page being made, for all who ask for it meanwhile. */
  private static final class Making {
    private final PageAddress address;
    private final Edition edition;
    private final Promise<MadePage> made = Promise.promise();
    private final Set<String> dropped = new HashSet<>();

    Making(PageAddress address, Edition edition) {
      this.address = address;
      this.edition = edition;
    }
  }

  /**
   * A making that one has begun or joined.
   *
   * @param dropped what had been dropped since it began, when it was joined
   * @param begun whether it was begun and not joined
   */
  private record Place(Making making, Set<String> dropped, boolean begun) {}

  /** Whether the asker has begun the making, or waits for one that was under way. */
  record Loading(Future<MadePage> page, boolean begun) {}

  /** The finished page, if it is in memory. */
  Optional<Finished> find(String path) {
    return pagesByPath.find(path).map(this::ready);
  }

  private Finished ready(Kept kept) {
    kept.edition.read();
    if (kept.wantsRenewal(ticker.read())) {
      renew(kept.address);
    }
    return kept.page.finished();
  }

  /** If it fails, the kept page stays to its end, and who asks then is told why. */
  private void renew(PageAddress address) {
    renewals.increment();
    load(address)
        .page()
        .onFailure(failure -> log.debug("{} could not be renewed", address.path(), failure));
  }

  /** Makes the page, unless it is being made. The future may end on any event loop. */
  Loading load(PageAddress address) {
    Place place = board(address);
    if (!place.begun) {
      return new Loading(Spans.await("wait for a page", join(place)), false);
    }
    Making mine = place.making;
    Future.succeededFuture(mine.edition.effort())
        .compose(effort -> maker.apply(address, effort))
        .onSuccess(page -> keep(mine, page))
        .onFailure(failure -> end(mine))
        .onComplete(mine.made);
    return new Loading(mine.made.future(), true);
  }

  private synchronized Place board(PageAddress address) {
    String path = address.path();
    Making running = underWay.get(path);
    if (running != null) {
      running.edition.read();
      return new Place(running, Set.copyOf(running.dropped), /* begun= */ false);
    }
    Making mine = new Making(address, readership.next(path));
    underWay.put(path, mine);
    return new Place(mine, Set.of(), /* begun= */ true);
  }

  /** What came of it, unless it shows what had changed before it was joined. */
  private Future<MadePage> join(Place place) {
    return place
        .making
        .made
        .future()
        .compose(
            page ->
                Collections.disjoint(place.dropped, page.tags())
                    ? Future.succeededFuture(page)
                    : load(place.making.address).page());
  }

  private synchronized void keep(Making making, MadePage page) {
    end(making);
    if (Collections.disjoint(making.dropped, page.tags())) {
      pagesByPath.put(making.address.path(), new Kept(making, page, ticker.read()));
    }
  }

  private synchronized void end(Making making) {
    underWay.remove(making.address.path(), making);
  }

  /** Whatever depends on one of the tags is made anew when it is asked for again. */
  synchronized void drop(Set<String> tags) {
    underWay.values().forEach(making -> making.dropped.addAll(tags));
    underWay.values().removeIf(making -> concerns(tags, making));
    pagesByPath.drop(tags);
  }

  private static boolean concerns(Set<String> tags, Making making) {
    return !Collections.disjoint(making.address.tags(), tags);
  }

  long bytes() {
    return pagesByPath.weight();
  }

  /** How often a page was made anew before its time was over. */
  long renewals() {
    return renewals.sum();
  }

  long pages() {
    return pagesByPath.size();
  }
}
