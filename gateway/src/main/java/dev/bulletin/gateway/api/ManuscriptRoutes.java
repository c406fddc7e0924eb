package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.report.FindManuscript;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.SurveyReports;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Reports as those who write see them. */
final class ManuscriptRoutes implements Routes {
  private static final String MANUSCRIPTS = "/api/v1/manuscripts";
  private static final int OK = 200;

  private final TypedBus bus;
  private final Admission admission;

  ManuscriptRoutes(TypedBus bus, Admission admission) {
    this.bus = bus;
    this.admission = admission;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, MANUSCRIPTS).get(admission.writer(), this::survey).end();
    Resource.at(router, MANUSCRIPTS + "/:slug").get(admission.writer(), this::find).end();
    Resource.at(router, ReportAnswers.REPORTS + "/preview")
        .json(HttpMethod.POST, admission.writer(), this::preview)
        .end();
  }

  private void survey(RoutingContext ctx) {
    Parameters query = Parameters.of(ctx);
    var question = new SurveyReports(query.status("status"), query.limit(), query.cursor());
    bus.ask(ReportContract.SURVEY, question)
        .onSuccess(page -> ReportAnswers.sendPage(ctx, page, "after", page.next()))
        .onFailure(ctx::fail);
  }

  private void find(RoutingContext ctx) {
    String slug = PathParameters.slug(ctx);
    bus.ask(ReportContract.FIND_MANUSCRIPT, new FindManuscript(slug))
        .onSuccess(found -> send(ctx, slug, found))
        .onFailure(ctx::fail);
  }

  private static void send(RoutingContext ctx, String asked, Manuscript found) {
    if (found.slug().equals(asked)) {
      ReportAnswers.send(ctx, found.revision(), found);
    } else {
      ReportAnswers.sendMoved(ctx, MANUSCRIPTS + "/" + found.slug());
    }
  }

  private void preview(RoutingContext ctx) {
    var question = RequestBody.read(ctx, PreviewBody.class).question();
    bus.ask(ReportContract.PREVIEW, question)
        .onSuccess(preview -> JsonAnswers.send(ctx, OK, preview))
        .onFailure(ctx::fail);
  }
}
