package dev.bulletin.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bulletin.common.cache.Caches;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.report.store.Change;
import dev.bulletin.report.store.ChangeOutbox;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Outdates what was cached before a change of a report: for the command that made it, before it is
 * acknowledged, and for its announcement, which does so too for a command whose process has died.
 * Where both are done here the second waits for the first and outdates nothing again, as what was
 * loaded in between has seen the change. A change that is announced again is outdated again: it is
 * announced again because somebody may have missed it. Thread-safe.
 */
final class Invalidations {
  private static final Logger log = LoggerFactory.getLogger(Invalidations.class);
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final Caches caches;
  private final ChangeOutbox outbox;
  private final Cache<Written, Begun> begunByChange =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).executor(Runnable::run).build();

  Invalidations(Caches caches, ChangeOutbox outbox) {
    this.caches = caches;
    this.outbox = outbox;
  }

  private record Written(String slug, int revision) {}

  /**
   * What is outdated by now, or will be when it has ended.
   *
   * @param announced whether the next announcement is another one
   */
  private record Begun(Set<String> tags, Future<Void> ended, boolean announced) {
    boolean isEnoughFor(Begun next) {
      return tags.containsAll(next.tags) && !(announced && next.announced);
    }

    Begun and(Begun next) {
      return new Begun(tags, ended, announced || next.announced);
    }
  }

  /**
   * Ends, and never fails, when nobody is given any more what was cached before the write. Where it
   * cannot be asked what it outdates, it is everything.
   *
   * @param slugBefore of the report before the write, which may have moved it
   */
  Future<Void> committed(String slugBefore, ReportWritten written) {
    Written change = new Written(written.slug(), written.revision());
    return outbox
        .find(written.slug(), written.revision())
        .map(found -> found.map(Change::outdated).orElseGet(() -> Set.of(Caches.EVERYTHING)))
        .onFailure(failure -> log.warn("what {} outdates is not known", written, failure))
        .otherwise(Set.of(Caches.EVERYTHING))
        .compose(tags -> outdate(Map.of(change, with(slugBefore, tags)), /* announcing= */ false));
  }

  private static Set<String> with(String slug, Set<String> tags) {
    Set<String> all = new HashSet<>(tags);
    all.add(ReportContract.tag(slug));
    return all;
  }

  /** The same for changes that are being announced. */
  Future<Void> announced(List<Change> changes) {
    Map<Written, Set<String>> tags = new HashMap<>();
    changes.forEach(
        change ->
            tags.put(
                new Written(change.told().slug(), change.told().revision()), change.outdated()));
    return outdate(tags, /* announcing= */ true);
  }

  private Future<Void> outdate(Map<Written, Set<String>> tagsByChange, boolean announcing) {
    Promise<Void> mine = Promise.promise();
    Set<String> left = new HashSet<>();
    List<Future<Void>> all = new ArrayList<>();
    tagsByChange.forEach(
        (change, tags) -> {
          Begun own = new Begun(tags, mine.future(), announcing);
          Begun begun = begin(change, own);
          all.add(begun.ended);
          if (begun == own) {
            left.addAll(tags);
          }
        });
    Future<Void> outdated =
        left.isEmpty() ? Future.succeededFuture() : caches.invalidate(Set.copyOf(left));
    outdated.onComplete(mine);
    return Future.all(all).mapEmpty();
  }

  /** What has begun already, if it is enough. */
  private synchronized Begun begin(Written change, Begun next) {
    Begun before = begunByChange.getIfPresent(change);
    Begun begun = before != null && before.isEnoughFor(next) ? before.and(next) : next;
    begunByChange.put(change, begun);
    return begun;
  }
}
