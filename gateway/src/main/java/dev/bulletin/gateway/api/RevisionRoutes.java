package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.report.CompareRevisions;
import dev.bulletin.contract.report.FindRevision;
import dev.bulletin.contract.report.ListRevisions;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.RestoreRevision;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What a report was after each of its writes. */
final class RevisionRoutes implements Routes {
  private static final String REVISIONS = ReportAnswers.REPORTS + "/:slug/revisions";
  private static final String KIND = "revision";
  private static final int OK = 200;

  private final TypedBus bus;
  private final Admission admission;

  RevisionRoutes(TypedBus bus, Admission admission) {
    this.bus = bus;
    this.admission = admission;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, REVISIONS).get(admission.writer(), this::list).end();
    Resource.at(router, REVISIONS + "/:n").get(admission.writer(), this::find).end();
    Resource.at(router, REVISIONS + "/:a/difference/:b")
        .get(admission.writer(), this::compare)
        .end();
    Resource.at(router, REVISIONS + "/:n/restore")
        .safe()
        .bare(HttpMethod.POST, admission.writer(), this::restore)
        .end();
  }

  private void list(RoutingContext ctx) {
    Parameters query = Parameters.of(ctx);
    var question =
        new ListRevisions(PathParameters.slug(ctx), query.limit(), query.number("before"));
    bus.ask(ReportContract.LIST_REVISIONS, question)
        .onSuccess(page -> ReportAnswers.sendPage(ctx, page, "before", page.next()))
        .onFailure(ctx::fail);
  }

  private void find(RoutingContext ctx) {
    var question =
        new FindRevision(PathParameters.slug(ctx), PathParameters.number(ctx, "n", KIND));
    bus.ask(ReportContract.FIND_REVISION, question)
        .onSuccess(revision -> JsonAnswers.send(ctx, OK, revision))
        .onFailure(ctx::fail);
  }

  private void compare(RoutingContext ctx) {
    var question =
        new CompareRevisions(
            PathParameters.slug(ctx),
            PathParameters.number(ctx, "a", KIND),
            PathParameters.number(ctx, "b", KIND));
    bus.ask(ReportContract.COMPARE_REVISIONS, question)
        .onSuccess(difference -> JsonAnswers.send(ctx, OK, difference))
        .onFailure(ctx::fail);
  }

  private void restore(RoutingContext ctx) {
    Target target = Target.of(ctx);
    var command =
        new RestoreRevision(
            target.principal(),
            target.slug(),
            target.revision(),
            PathParameters.number(ctx, "n", KIND),
            target.key());
    bus.ask(ReportContract.RESTORE, command)
        .onSuccess(written -> ReportAnswers.sendWritten(ctx, written))
        .onFailure(ctx::fail);
  }
}
