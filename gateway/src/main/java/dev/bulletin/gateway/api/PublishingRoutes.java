package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.contract.report.WithdrawReport;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Whether, when and where readers see a report. */
final class PublishingRoutes implements Routes {
  private static final String REPORT = ReportAnswers.REPORTS + "/:slug";

  private final TypedBus bus;
  private final Admission admission;

  PublishingRoutes(TypedBus bus, Admission admission) {
    this.bus = bus;
    this.admission = admission;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, REPORT + "/publish")
        .safe()
        .bare(HttpMethod.POST, admission.writer(), this::publish)
        .end();
    Resource.at(router, REPORT + "/schedule")
        .safe()
        .json(HttpMethod.POST, admission.writer(), this::schedule)
        .bare(HttpMethod.DELETE, admission.writer(), this::unschedule)
        .end();
    Resource.at(router, REPORT + "/withdraw")
        .safe()
        .bare(HttpMethod.POST, admission.writer(), this::withdraw)
        .end();
    Resource.at(router, REPORT + "/move")
        .safe()
        .json(HttpMethod.POST, admission.writer(), this::move)
        .end();
  }

  private void publish(RoutingContext ctx) {
    Target target = Target.of(ctx);
    write(
        ctx,
        ReportContract.PUBLISH,
        new PublishReport(target.principal(), target.slug(), target.revision(), target.key()));
  }

  private void schedule(RoutingContext ctx) {
    Target target = Target.of(ctx);
    write(ctx, ReportContract.SCHEDULE, RequestBody.read(ctx, ScheduleBody.class).command(target));
  }

  private void unschedule(RoutingContext ctx) {
    Target target = Target.of(ctx);
    write(
        ctx,
        ReportContract.UNSCHEDULE,
        new UnscheduleReport(target.principal(), target.slug(), target.revision()));
  }

  private void withdraw(RoutingContext ctx) {
    Target target = Target.of(ctx);
    write(
        ctx,
        ReportContract.WITHDRAW,
        new WithdrawReport(target.principal(), target.slug(), target.revision(), target.key()));
  }

  private void move(RoutingContext ctx) {
    Target target = Target.of(ctx);
    write(ctx, ReportContract.MOVE, RequestBody.read(ctx, MoveBody.class).command(target));
  }

  private <C extends Record & Command> void write(
      RoutingContext ctx, Call<C, ReportWritten> call, C command) {
    bus.ask(call, command)
        .onSuccess(written -> ReportAnswers.sendWritten(ctx, written))
        .onFailure(ctx::fail);
  }
}
