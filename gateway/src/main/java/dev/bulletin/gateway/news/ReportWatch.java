package dev.bulletin.gateway.news;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.report.FindManuscript;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSurvey;
import dev.bulletin.contract.report.SurveyReports;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears of changed reports, and looks after what was not heard: who has not listened for a while
 * asks report-service which reports have changed since, of each the last change only. Lives on one
 * event loop.
 */
final class ReportWatch {
  /** A change may be committed so long after its time, while later ones are known. */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private static final int PAGE = 100;

  private final TypedBus bus;
  private final ReportMemory memory;
  private Future<Void> heard = Future.succeededFuture();

  ReportWatch(TypedBus bus, ReportMemory memory) {
    this.bus = bus;
    this.memory = memory;
  }

  /** One after the other: a change that is noted after a later one would count as known. */
  Future<Void> hear(ReportChanged change) {
    heard = heard.otherwiseEmpty().compose(before -> memory.note(ReportState.of(change)));
    return heard;
  }

  /** Looks after everything that has changed since somebody looked last. */
  Future<Void> catchUp() {
    return memory.since().compose(this::catchUp);
  }

  private Future<Void> catchUp(Instant since) {
    return changedSince(since.minus(OVERLAP), null, new ArrayList<>())
        .compose(changed -> note(changed).compose(noted -> moveOn(changed)));
  }

  /** The newest first. */
  private Future<List<ReportState>> changedSince(
      Instant since, @Nullable String after, List<ReportState> found) {
    return bus.ask(ReportContract.SURVEY, new SurveyReports(null, PAGE, after))
        .compose(
            page ->
                addAll(page, since, found) && page.next() != null
                    ? changedSince(since, page.next(), found)
                    : Future.succeededFuture(found));
  }

  /** Whether all of the page have changed since, so that more may have. */
  private static boolean addAll(ReportSurvey page, Instant since, List<ReportState> found) {
    int before = found.size();
    page.reports().stream()
        .filter(report -> report.updatedAt().isAfter(since))
        .map(ReportState::of)
        .forEach(found::add);
    return found.size() - before == page.reports().size();
  }

  private Future<Void> note(List<ReportState> changed) {
    return changed.isEmpty()
        ? Future.succeededFuture()
        : memory.known(changed).compose(known -> noteOthers(changed, known));
  }

  /** One after the other, the oldest first. */
  private Future<Void> noteOthers(List<ReportState> changed, List<String> known) {
    Future<Void> noted = Future.succeededFuture();
    for (int i = changed.size() - 1; i >= 0; i--) {
      ReportState report = changed.get(i);
      if (!known.contains(report.slug())) {
        noted = noted.compose(before -> whole(report)).compose(memory::note);
      }
    }
    return noted;
  }

  /** With its titles and tags, where they are told; it may have gone on meanwhile. */
  private Future<ReportState> whole(ReportState report) {
    return report.status() == ReportStatus.PUBLISHED
        ? bus.ask(ReportContract.FIND_MANUSCRIPT, new FindManuscript(report.slug()))
            .map(ReportState::of)
        : Future.succeededFuture(report);
  }

  private Future<Void> moveOn(List<ReportState> changed) {
    return changed.isEmpty() ? Future.succeededFuture() : memory.moveOn(changed.get(0).at());
  }
}
