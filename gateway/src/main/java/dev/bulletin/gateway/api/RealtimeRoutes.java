package dev.bulletin.gateway.api;

import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.realtime.SurveyRealtime;
import dev.bulletin.gateway.watch.RealtimeWatch;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What goes on in rooms, and with which readers, for those who look after it. */
final class RealtimeRoutes implements Routes {
  private static final int OK = 200;
  private static final int LIMIT = 10;

  private final RealtimeWatch watch;
  private final Admission admission;

  RealtimeRoutes(RealtimeWatch watch, Admission admission) {
    this.watch = watch;
    this.admission = admission;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, "/api/v1/realtime").get(admission.watcher(), this::look).end();
  }

  private void look(RoutingContext ctx) {
    int limit = Parameters.of(ctx).integer("limit", LIMIT, 1, SurveyRealtime.MAX);
    watch
        .look(limit)
        .onSuccess(overview -> JsonAnswers.send(ctx, OK, overview))
        .onFailure(ctx::fail);
  }
}
