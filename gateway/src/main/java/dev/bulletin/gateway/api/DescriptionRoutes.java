package dev.bulletin.gateway.api;

import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.openapi.ApiDocument;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The API's own description. */
final class DescriptionRoutes implements Routes {
  private final ApiDocument document;

  DescriptionRoutes(ApiDocument document) {
    this.document = document;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, "/api/v1/openapi.yaml").get(Admission.OPEN, this::send).end();
  }

  private void send(RoutingContext ctx) {
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .end(document.text());
  }
}
