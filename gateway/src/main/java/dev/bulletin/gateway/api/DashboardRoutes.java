package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSchema;
import dev.bulletin.contract.dashboard.ListDashboards;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Dashboards, to be read by everyone, and what a definition of one may be. */
final class DashboardRoutes implements Routes {
  static final String DASHBOARDS = "/api/v1/dashboards";

  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final String SCHEMA_TAG = tag(DashboardSchema.TEXT);

  private final TypedBus bus;
  private final Admission admission;

  DashboardRoutes(TypedBus bus, Admission admission) {
    this.bus = bus;
    this.admission = admission;
  }

  private static String tag(String text) {
    return '"' + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString() + '"';
  }

  /** Names under {@code /dashboards} go before those of dashboards. */
  @Override
  public void mount(Router router) {
    Resource.at(router, DASHBOARDS).get(Admission.OPEN, this::list).end();
    Resource.at(router, DASHBOARDS + "/check")
        .json(HttpMethod.POST, admission.definer(), this::check)
        .end();
    Resource.at(router, DASHBOARDS + "/schema.json")
        .get(Admission.OPEN, DashboardRoutes::describe)
        .end();
    Resource.at(router, DASHBOARDS + "/:name").get(Admission.OPEN, this::summarize).end();
  }

  private void list(RoutingContext ctx) {
    bus.ask(DashboardContract.LIST, new ListDashboards())
        .onSuccess(list -> JsonAnswers.send(ctx, OK, list))
        .onFailure(ctx::fail);
  }

  private void check(RoutingContext ctx) {
    var question = RequestBody.read(ctx, CheckBody.class).question();
    bus.ask(DashboardContract.CHECK_DEFINITION, question)
        .onSuccess(checked -> JsonAnswers.send(ctx, OK, checked))
        .onFailure(ctx::fail);
  }

  /** Whoever keeps it asks each time whether it is still the same. */
  private static void describe(RoutingContext ctx) {
    ctx.response()
        .putHeader(HttpHeaders.ETAG, SCHEMA_TAG)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    String known = ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    if (known != null && known.contains(SCHEMA_TAG)) {
      ctx.response().setStatusCode(NOT_MODIFIED).end();
      return;
    }
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/schema+json")
        .end(DashboardSchema.TEXT);
  }

  private void summarize(RoutingContext ctx) {
    bus.ask(
            DashboardContract.SUMMARIZE,
            new SummarizeDashboard(PathParameters.name(ctx, "name", "dashboard")))
        .onSuccess(summary -> JsonAnswers.send(ctx, OK, summary))
        .onFailure(ctx::fail);
  }
}
