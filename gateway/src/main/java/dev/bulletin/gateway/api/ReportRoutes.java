package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.repeat.RepeatedWrite;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Reports, to be read by everyone and written by who holds a token for it. */
final class ReportRoutes implements Routes {
  private final TypedBus bus;
  private final Admission admission;

  ReportRoutes(TypedBus bus, Admission admission) {
    this.bus = bus;
    this.admission = admission;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, ReportAnswers.REPORTS)
        .safe()
        .get(Admission.OPEN, this::list)
        .json(HttpMethod.POST, admission.writer(), this::create)
        .end();
    Resource.at(router, ReportAnswers.REPORTS + "/:slug")
        .get(admission.anyone(), this::find)
        .json(HttpMethod.PUT, admission.writer(), this::update)
        .end();
  }

  private void list(RoutingContext ctx) {
    Parameters query = Parameters.of(ctx);
    var question =
        new ListReports(
            query.language("language", Language.EN), query.filter(), query.limit(), query.cursor());
    bus.ask(ReportContract.LIST, question)
        .onSuccess(page -> ReportAnswers.sendPage(ctx, page, "after", page.next()))
        .onFailure(ctx::fail);
  }

  private void find(RoutingContext ctx) {
    Parameters query = Parameters.of(ctx);
    var question =
        new FindReport(
            PathParameters.slug(ctx),
            query.language("language", Language.EN),
            Admission.seesDrafts(ctx));
    bus.ask(ReportContract.FIND, question)
        .onSuccess(found -> send(ctx, question.slug(), found))
        .onFailure(ctx::fail);
  }

  private static void send(RoutingContext ctx, String asked, ReportAnswer found) {
    String slug = found.report().slug();
    if (slug.equals(asked)) {
      ReportAnswers.send(ctx, found.report().revision(), found);
    } else {
      ReportAnswers.sendMoved(ctx, ReportAnswers.REPORTS + "/" + slug);
    }
  }

  private void create(RoutingContext ctx) {
    NewReportBody body = RequestBody.read(ctx, NewReportBody.class);
    CreateReport command = body.command(Admission.caller(ctx), RepeatedWrite.key(ctx).orElse(null));
    bus.ask(ReportContract.CREATE, command)
        .onSuccess(written -> ReportAnswers.sendCreated(ctx, written))
        .onFailure(ctx::fail);
  }

  private void update(RoutingContext ctx) {
    Target target = Target.of(ctx);
    RevisedReportBody body = RequestBody.read(ctx, RevisedReportBody.class);
    bus.ask(ReportContract.UPDATE, body.command(Admission.caller(ctx), target))
        .onSuccess(written -> ReportAnswers.sendWritten(ctx, written))
        .onFailure(ctx::fail);
  }
}
