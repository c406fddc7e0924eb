package dev.bulletin.gateway.api;

import dev.bulletin.common.error.CannotStartException;
import dev.bulletin.common.web.Routes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The API's own description. */
final class DescriptionRoutes implements Routes {
  private static final String DOCUMENT = "/openapi.yaml";

  private final Buffer document;

  private DescriptionRoutes(Buffer document) {
    this.document = document;
  }

  /** Reads the document from the class path. */
  static DescriptionRoutes load() {
    try (InputStream in = DescriptionRoutes.class.getResourceAsStream(DOCUMENT)) {
      if (in == null) {
        throw new CannotStartException(DOCUMENT + " is not on the class path");
      }
      return new DescriptionRoutes(Buffer.buffer(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, "/api/v1" + DOCUMENT).get(Admission.OPEN, this::send).end();
  }

  private void send(RoutingContext ctx) {
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .end(document);
  }
}
