package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Dashboards, to be read by everyone. */
final class DashboardRoutes implements Routes {
  private final TypedBus bus;

  DashboardRoutes(TypedBus bus) {
    this.bus = bus;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, "/api/v1/dashboards/:name").get(this::summarize).end();
  }

  private void summarize(RoutingContext ctx) {
    Parameters.of(ctx);
    bus.ask(
            DashboardContract.SUMMARIZE,
            new SummarizeDashboard(PathParameters.name(ctx, "name", "dashboard")))
        .onSuccess(summary -> JsonAnswers.send(ctx, 200, summary))
        .onFailure(ctx::fail);
  }
}
