package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.report.DeleteSnapshotPlan;
import dev.bulletin.contract.report.ListSnapshotPlans;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.TakeSnapshot;
import dev.bulletin.gateway.repeat.RepeatedWrite;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Reports that are made of dashboards, at once or by plan. */
final class SnapshotRoutes implements Routes {
  private static final String PLANS = "/api/v1/snapshot-plans";
  private static final int OK = 200;

  private final TypedBus bus;
  private final Admission admission;

  SnapshotRoutes(TypedBus bus, Admission admission) {
    this.bus = bus;
    this.admission = admission;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, "/api/v1/dashboards/:name/snapshots")
        .safe()
        .bare(HttpMethod.POST, admission.writer(), this::take)
        .end();
    Resource.at(router, PLANS).get(admission.writer(), this::list).end();
    Resource.at(router, PLANS + "/:name")
        .json(HttpMethod.PUT, admission.writer(), this::save)
        .bare(HttpMethod.DELETE, admission.writer(), this::delete)
        .end();
  }

  private void take(RoutingContext ctx) {
    String dashboard = PathParameters.name(ctx, "name", "dashboard");
    var command =
        new TakeSnapshot(Admission.principal(ctx), dashboard, RepeatedWrite.key(ctx).orElse(null));
    bus.ask(ReportContract.SNAPSHOT, command)
        .onSuccess(written -> ReportAnswers.sendCreated(ctx, written))
        .onFailure(ctx::fail);
  }

  private void list(RoutingContext ctx) {
    bus.ask(ReportContract.LIST_SNAPSHOT_PLANS, new ListSnapshotPlans())
        .onSuccess(plans -> JsonAnswers.send(ctx, OK, plans))
        .onFailure(ctx::fail);
  }

  private void save(RoutingContext ctx) {
    String name = plan(ctx);
    var command = RequestBody.read(ctx, PlanBody.class).command(Admission.principal(ctx), name);
    bus.ask(ReportContract.SAVE_SNAPSHOT_PLAN, command)
        .onSuccess(written -> JsonAnswers.send(ctx, OK, written))
        .onFailure(ctx::fail);
  }

  private void delete(RoutingContext ctx) {
    var command = new DeleteSnapshotPlan(Admission.principal(ctx), plan(ctx));
    bus.ask(ReportContract.DELETE_SNAPSHOT_PLAN, command)
        .onSuccess(written -> JsonAnswers.send(ctx, OK, written))
        .onFailure(ctx::fail);
  }

  private static String plan(RoutingContext ctx) {
    return PathParameters.name(ctx, "name", "plan");
  }
}
