package dev.bulletin.report.store;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.contract.report.WithdrawReport;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/** One write that leaves the content, statement by statement, as {@link ReportTransaction}. */
final class LifecycleTransaction {
  private static final String SCHEDULE =
      """
      UPDATE report
         SET status = 'scheduled',
             publish_at = $2::timestamptz, publish_try_at = $2::timestamptz,
             scheduled_by = $3::text,
             revision = revision + 1, updated_at = clock_timestamp()
       WHERE id = $1::bigint
      RETURNING id, slug, revision, status""";

  private static final String UNSCHEDULE =
      """
      UPDATE report
         SET status = 'draft', publish_at = NULL, publish_try_at = NULL, scheduled_by = NULL,
             revision = revision + 1, updated_at = clock_timestamp()
       WHERE id = $1::bigint
      RETURNING id, slug, revision, status""";

  private static final String WITHDRAW =
      """
      UPDATE report
         SET status = 'withdrawn',
             revision = revision + 1, updated_at = clock_timestamp()
       WHERE id = $1::bigint
      RETURNING id, slug, revision, status""";

  /** Waits for a write under way that takes or leaves the new slug. */
  private static final String MOVE =
      """
      UPDATE report
         SET slug = $2::text,
             revision = revision + 1, updated_at = clock_timestamp()
       WHERE id = $1::bigint
      RETURNING id, slug, revision, status""";

  private static final String COME_BACK =
      """
      DELETE FROM report_former_slug
       WHERE slug = $1::text AND report = $2::bigint""";

  private final ReportTransaction transaction;

  LifecycleTransaction(ReportTransaction transaction) {
    this.transaction = transaction;
  }

  Future<ReportWritten> schedule(ScheduleReport command) {
    Principal principal = command.principal();
    return transaction
        .lock(command.slug(), command.revision())
        .map(report -> only(report, "scheduled", ReportStatus.DRAFT, ReportStatus.SCHEDULED))
        .map(report -> Tuple.of(report.id(), utc(command.at()), principal.name()))
        .compose(values -> transaction.write(SCHEDULE, values, principal));
  }

  Future<ReportWritten> unschedule(UnscheduleReport command) {
    return transaction
        .lock(command.slug(), command.revision())
        .map(report -> only(report, "taken off the schedule", ReportStatus.SCHEDULED))
        .compose(
            report -> transaction.write(UNSCHEDULE, Tuple.of(report.id()), command.principal()));
  }

  Future<ReportWritten> withdraw(WithdrawReport command) {
    return transaction
        .lock(command.slug(), command.revision())
        .map(report -> only(report, "withdrawn", ReportStatus.PUBLISHED, ReportStatus.WITHDRAWN))
        .compose(report -> withdraw(report, command.principal()));
  }

  private Future<ReportWritten> withdraw(Standing report, Principal principal) {
    return report.status() == ReportStatus.WITHDRAWN
        ? Future.succeededFuture(report.written())
        : transaction.write(WITHDRAW, Tuple.of(report.id()), principal);
  }

  Future<ReportWritten> move(MoveReport command) {
    return transaction
        .lock(command.slug(), command.revision())
        .compose(report -> move(report, command));
  }

  private Future<ReportWritten> move(Standing report, MoveReport command) {
    if (report.slug().equals(command.newSlug())) {
      return Future.succeededFuture(report.written());
    }
    return transaction
        .execute(MOVE, Tuple.of(report.id(), command.newSlug()))
        .recover(failure -> PgFailures.taken(failure, command.newSlug()))
        .map(Standing::only)
        .compose(moved -> leave(report.slug(), moved))
        .compose(moved -> transaction.finish(moved, command.principal()));
  }

  /** A report may come back to an address that it has left itself. */
  private Future<Standing> leave(String formerSlug, Standing moved) {
    return transaction
        .execute(COME_BACK, Tuple.of(moved.slug(), moved.id()))
        .compose(back -> transaction.checkNobodyLeft(moved.slug()))
        .compose(free -> transaction.leave(formerSlug, moved.id()))
        .map(moved);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static Standing only(Standing report, String what, ReportStatus... fit) {
    if (!Set.of(fit).contains(report.status())) {
      throw new ServiceException(
          ErrorCode.CONFLICT,
          "report %s cannot be %s: it is %s"
              .formatted(report.slug(), what, described(report.status())));
    }
    return report;
  }

  private static String described(ReportStatus status) {
    return switch (status) {
      case DRAFT -> "a draft";
      case SCHEDULED -> "scheduled";
      case PUBLISHED -> "published";
      case WITHDRAWN -> "withdrawn";
    };
  }
}
