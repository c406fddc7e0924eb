package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.gateway.edge.Slug;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Dashboards, to be read by everyone. */
public final class DashboardRoutes implements Routes {
  private final TypedBus bus;

  public DashboardRoutes(TypedBus bus) {
    this.bus = bus;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, "/api/v1/dashboards/:name").get(this::summarize).end();
  }

  private void summarize(RoutingContext ctx) {
    Parameters.of(ctx);
    bus.ask(DashboardContract.SUMMARIZE, new SummarizeDashboard(name(ctx)))
        .onSuccess(summary -> JsonAnswers.send(ctx, 200, summary))
        .onFailure(ctx::fail);
  }

  private static String name(RoutingContext ctx) {
    String name = ctx.pathParam("name");
    if (!Slug.fits(name)) {
      throw new ServiceException(ErrorCode.NOT_FOUND, "no dashboard has such a name");
    }
    return name;
  }
}
