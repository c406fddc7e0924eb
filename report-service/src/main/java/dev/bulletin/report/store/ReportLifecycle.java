package dev.bulletin.report.store;

import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.contract.report.WithdrawReport;
import io.vertx.core.Future;

/**
 * Writes that leave a report's content as it is: when and where it is seen. As those of {@link
 * ReportRepository} they are committed, kept as a revision and sure to be announced, and fail with
 * NOT_FOUND, or PRECONDITION_FAILED when the report has moved on.
 */
public interface ReportLifecycle {
  /** Sets or changes the time of a draft; fails with CONFLICT for what was published before. */
  Future<ReportWritten> schedule(ScheduleReport command);

  /** Makes a scheduled report a draft; fails with CONFLICT for any other. */
  Future<ReportWritten> unschedule(UnscheduleReport command);

  /** Takes a published report away; leaves one that is gone as it is, else fails with CONFLICT. */
  Future<ReportWritten> withdraw(WithdrawReport command);

  /** Gives a report another slug; fails with CONFLICT when it is, or was, another report's. */
  Future<ReportWritten> move(MoveReport command);
}
