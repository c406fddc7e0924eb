package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.web.Routes;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Many reports by one request. */
final class BatchRoutes implements Routes {
  private final TypedBus bus;
  private final Admission admission;

  BatchRoutes(TypedBus bus, Admission admission) {
    this.bus = bus;
    this.admission = admission;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, ReportAnswers.REPORTS + "/batch")
        .json(HttpMethod.POST, admission.anyone(), this::answer)
        .end();
  }

  private void answer(RoutingContext ctx) {
    var questions = RequestBody.read(ctx, BatchBody.class).questions(Admission.seesDrafts(ctx));
    new Batch(bus).run(ctx, questions).onFailure(ctx::fail);
  }
}
