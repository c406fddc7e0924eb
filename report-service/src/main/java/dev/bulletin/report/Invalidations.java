package dev.bulletin.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bulletin.common.cache.Caches;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.report.store.Outdated;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Outdates what was cached before a change of a report: for the command that made it, before it is
 * acknowledged, and for its announcement, which does so too for a command whose process has died.
 * Where both are done here the second waits for the first and outdates nothing again, as what was
 * loaded in between has seen the change. A change that is announced again is outdated again: it is
 * announced again because somebody may have missed it. Thread-safe.
 */
final class Invalidations {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final Caches caches;
  private final Cache<Change, Begun> begun =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).executor(Runnable::run).build();

  Invalidations(Caches caches) {
    this.caches = caches;
  }

  private record Change(String slug, int revision) {}

  /** What is outdated by now, or will be when it has ended. */
  private record Begun(Set<String> tags, Future<Void> ended) {}

  /**
   * Ends, and never fails, when nobody is given any more what was cached before the write.
   *
   * @param slugBefore of the report before the write, which may have moved it
   */
  Future<Void> committed(String slugBefore, ReportWritten written) {
    Set<String> tags =
        Outdated.tags(List.of(slugBefore, written.slug()), written.status(), written.reach());
    return outdate(Map.of(new Change(written.slug(), written.revision()), tags));
  }

  /** The same for changes that are being announced. */
  Future<Void> announced(List<ReportChanged> changes) {
    Map<Change, Set<String>> tags = new HashMap<>();
    changes.forEach(
        change -> tags.put(new Change(change.slug(), change.revision()), change.tags()));
    return outdate(tags).onSuccess(ended -> begun.invalidateAll(tags.keySet()));
  }

  private Future<Void> outdate(Map<Change, Set<String>> tagsByChange) {
    Promise<Void> mine = Promise.promise();
    Set<String> left = new HashSet<>();
    List<Future<Void>> all = new ArrayList<>(List.of(mine.future()));
    tagsByChange.forEach(
        (change, tags) -> {
          Begun own = new Begun(tags, mine.future());
          Begun first = begun.get(change, absent -> own);
          all.add(first.ended);
          if (!first.tags.containsAll(tags) || first == own) {
            left.addAll(tags);
          }
        });
    Future<Void> outdated =
        left.isEmpty() ? Future.succeededFuture() : caches.invalidate(Set.copyOf(left));
    outdated.onComplete(mine);
    return Future.all(all).mapEmpty();
  }
}
