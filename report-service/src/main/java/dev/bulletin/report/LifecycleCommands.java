package dev.bulletin.report;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.contract.report.WithdrawReport;
import dev.bulletin.report.store.ReportLifecycle;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Carries out what changes when and where a report is seen. Thread-safe. */
final class LifecycleCommands {
  private static final Duration LONGEST_AHEAD = Duration.ofDays(3_653);

  private final ReportLifecycle reports;
  private final Clock clock;
  private final Counter scheduled;
  private final Counter unscheduled;
  private final Counter withdrawn;
  private final Counter moved;

  LifecycleCommands(ReportLifecycle reports, Clock clock, MeterRegistry meters) {
    this.reports = reports;
    this.clock = clock;
    this.scheduled = Writes.counter(meters, "schedule");
    this.unscheduled = Writes.counter(meters, "unschedule");
    this.withdrawn = Writes.counter(meters, "withdraw");
    this.moved = Writes.counter(meters, "move");
  }

  Future<ReportWritten> schedule(ScheduleReport command) {
    Writes.checkScope(command);
    checkTime(command.at());
    return reports.schedule(command).onSuccess(written -> scheduled.increment());
  }

  private void checkTime(Instant at) {
    Instant now = clock.instant();
    if (!at.isAfter(now) || at.isAfter(now.plus(LONGEST_AHEAD))) {
      throw ServiceException.invalid("at", "expected a time in the next ten years, got " + at);
    }
  }

  Future<ReportWritten> unschedule(UnscheduleReport command) {
    Writes.checkScope(command);
    return reports.unschedule(command).onSuccess(written -> unscheduled.increment());
  }

  Future<ReportWritten> withdraw(WithdrawReport command) {
    Writes.checkScope(command);
    return reports
        .withdraw(command)
        .onSuccess(written -> count(withdrawn, command.revision(), written));
  }

  Future<ReportWritten> move(MoveReport command) {
    Writes.checkScope(command);
    ReportRules.check(command);
    return reports.move(command).onSuccess(written -> count(moved, command.revision(), written));
  }

  /** What is so already is not written again. */
  private static void count(Counter counter, int revision, ReportWritten written) {
    if (written.revision() != revision) {
      counter.increment();
    }
  }
}
