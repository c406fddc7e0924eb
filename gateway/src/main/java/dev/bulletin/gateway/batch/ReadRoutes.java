package dev.bulletin.gateway.batch;

import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.api.Admission;
import dev.bulletin.gateway.api.RequestBody;
import dev.bulletin.gateway.api.Resource;
import dev.bulletin.gateway.openapi.ApiDocument;
import dev.bulletin.gateway.session.Authentication;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Many reads by one request, each as if it had been sent alone. */
public final class ReadRoutes implements Routes {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final ApiDocument document;
  private final Admission admission;
  private final Duration limit;

  public ReadRoutes(ApiDocument document, Authentication callers) {
    this(document, callers, LIMIT);
  }

  /** With a limit for each read. */
  ReadRoutes(ApiDocument document, Authentication callers, Duration limit) {
    this.document = document;
    this.admission = new Admission(callers);
    this.limit = limit;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, "/api/v1/batch")
        .json(HttpMethod.POST, admission.anyone(), ctx -> read(router, ctx))
        .end();
  }

  private void read(Router router, RoutingContext ctx) {
    Reads reads = RequestBody.read(ctx, Reads.class);
    Reader reader = new Reader(router, document, limit, ctx);
    new ReadRun(reader).run(ctx.response(), reads.paths()).onFailure(ctx::fail);
  }
}
