package dev.bulletin.gateway.openapi;

import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.guard.Rule;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * The step before a route's handler that holds a request against the document. It comes after those
 * that say who asks and that read the body.
 */
public final class RequestCheck implements Handler<RoutingContext> {
  private final String operation;

  private RequestCheck(String operation) {
    this.operation = operation;
  }

  /** For a route's method and path, such as {@code /api/v1/reports/:slug}. */
  public static RequestCheck of(HttpMethod method, String path) {
    return new RequestCheck(DescribedRoutes.operation(method, path));
  }

  /** Comes before all routes that have the step. */
  public static Routes by(ApiDocument document) {
    return router ->
        Rule.NOBODY
            .on(router.route("/api/*"))
            .handler(
                ctx -> {
                  document.putInto(ctx);
                  ctx.next();
                });
  }

  @Override
  public void handle(RoutingContext ctx) {
    ApiDocument.in(ctx)
        .operation(operation)
        .orElseThrow(() -> new IllegalStateException(operation + " is not in openapi.yaml"))
        .check(ctx);
    ctx.next();
  }
}
