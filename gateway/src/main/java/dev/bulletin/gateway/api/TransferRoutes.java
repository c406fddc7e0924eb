package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.guard.Rule;
import dev.bulletin.gateway.transfer.InternalClient;
import dev.bulletin.gateway.transfer.InternalRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** Reports in bulk, and images. */
final class TransferRoutes implements Routes {
  private static final String LINES = "application/x-ndjson";

  private final InternalClient internal;
  private final Admission admission;

  TransferRoutes(InternalClient internal, Admission admission) {
    this.internal = internal;
    this.admission = admission;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, ReportAnswers.REPORTS + "/export")
        .get(new Entry(Rule.ANYONE, this::admitReader), this::exportReports)
        .end();
    Resource.at(router, ReportAnswers.REPORTS + "/import").stream(
            HttpMethod.POST, LINES, admission.writer(), this::importReports)
        .end();
    Resource.at(router, "/api/v1/images").stream(
            HttpMethod.POST, admission.writer(), this::keepImage)
        .end();
  }

  /** What is not published is only for those who write. */
  private void admitReader(RoutingContext ctx) {
    if (isOfAll(ctx)) {
      admission.writer().guard().handle(ctx);
    } else {
      ctx.next();
    }
  }

  private static boolean isOfAll(RoutingContext ctx) {
    return Parameters.of(ctx).flag("all");
  }

  private void exportReports(RoutingContext ctx) {
    boolean all = isOfAll(ctx);
    Principal principal = all ? Admission.principal(ctx) : InternalRequest.READER;
    pass(ctx, HttpMethod.GET, "/reports.ndjson" + (all ? "?all=true" : ""), principal);
  }

  private void importReports(RoutingContext ctx) {
    pass(ctx, HttpMethod.POST, "/reports.ndjson", Admission.principal(ctx));
  }

  private void keepImage(RoutingContext ctx) {
    pass(ctx, HttpMethod.POST, "/images", Admission.principal(ctx));
  }

  /** To any instance, since none of them keeps anything of it at hand. */
  private void pass(RoutingContext ctx, HttpMethod method, String uri, Principal principal) {
    String anywhere = UUID.randomUUID().toString();
    internal.pass(
        ctx, new InternalRequest(ReportContract.SERVICE, anywhere, method, uri, principal));
  }
}
