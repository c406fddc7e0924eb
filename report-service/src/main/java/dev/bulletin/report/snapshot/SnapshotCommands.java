package dev.bulletin.report.snapshot;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.DeleteSnapshotPlan;
import dev.bulletin.contract.report.ListSnapshotPlans;
import dev.bulletin.contract.report.PlannedSnapshot;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.SaveSnapshotPlan;
import dev.bulletin.contract.report.SnapshotPlan;
import dev.bulletin.contract.report.SnapshotPlanWritten;
import dev.bulletin.contract.report.SnapshotPlans;
import dev.bulletin.contract.report.TakeSnapshot;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Carries out what is asked about snapshots and their plans. Thread-safe. */
final class SnapshotCommands {
  /** Of what is taken by hand, as all times that Bulletin shows. */
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final Vertx vertx;
  private final PgSnapshotPlans plans;
  private final Dashboards dashboards;
  private final Drafts drafts;
  private final Function<CreateReport, Future<ReportWritten>> creation;
  private final Counter taken;
  private final Clock clock;

  SnapshotCommands(
      Vertx vertx,
      PgSnapshotPlans plans,
      Dashboards dashboards,
      Drafts drafts,
      Function<CreateReport, Future<ReportWritten>> creation,
      Counter taken,
      Clock clock) {
    this.vertx = vertx;
    this.plans = plans;
    this.dashboards = dashboards;
    this.drafts = drafts;
    this.creation = creation;
    this.taken = taken;
    this.clock = clock;
  }

  Future<ReportWritten> take(TakeSnapshot command) {
    checkScope(command);
    var order = new Drafts.Order(command.principal(), UTC, null, command.commandKey());
    return dashboards
        .read(command.dashboard())
        .compose(moment -> drafts.create(moment, order, creation))
        .onSuccess(written -> taken.increment());
  }

  Future<SnapshotPlanWritten> save(SaveSnapshotPlan command) {
    checkScope(command);
    SnapshotPlan plan = command.plan();
    PlanRules.check(plan);
    return vertx
        .executeBlocking(() -> firstTime(plan), /* ordered= */ false)
        .compose(nextAt -> plans.save(plan, command.principal(), nextAt).map(nextAt))
        .map(nextAt -> new SnapshotPlanWritten(plan.name(), nextAt));
  }

  /** Most of a second for what never comes, which is looked for in a hundred years. */
  private Instant firstTime(SnapshotPlan plan) {
    return CronSchedule.parse(plan.cron(), plan.zone())
        .next(clock.instant())
        .orElseThrow(
            () -> ServiceException.invalid("cron", "there is no such time: " + plan.cron()));
  }

  Future<SnapshotPlanWritten> delete(DeleteSnapshotPlan command) {
    checkScope(command);
    return plans.delete(command.name()).map(deleted -> deleted(command.name(), deleted));
  }

  private static SnapshotPlanWritten deleted(String name, boolean deleted) {
    if (!deleted) {
      throw ServiceException.notFound("plan", name);
    }
    return new SnapshotPlanWritten(name, null);
  }

  Future<SnapshotPlans> list(ListSnapshotPlans question) {
    Instant askedAt = clock.instant();
    return plans.list().map(found -> answer(found, askedAt));
  }

  private static SnapshotPlans answer(List<PlannedSnapshot> found, Instant askedAt) {
    String version = UUID.nameUUIDFromBytes(JsonMapper.bytes(found)).toString();
    return new SnapshotPlans(Provenance.fresh(version, Set.of(), askedAt), found);
  }

  private static void checkScope(Command command) {
    command.principal().require(ReportContract.WRITE_SCOPE);
  }
}
