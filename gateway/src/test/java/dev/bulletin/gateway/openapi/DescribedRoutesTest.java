package dev.bulletin.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.CannotStartException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DescribedRoutesTest {
  private final ApiDocument document = ApiDocument.load();
  private final Vertx vertx = Vertx.vertx();
  private final Router router = Router.router(vertx);

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  private void mountAllBut(String name) {
    document.operations().stream()
        .filter(operation -> !operation.name().equals(name))
        .forEach(this::mount);
  }

  private void mount(ApiOperation operation) {
    String path = operation.path().replaceAll("\\{([a-z]+)}", ":$1");
    router.route(HttpMethod.valueOf(operation.method()), path).handler(RoutingContext::next);
  }

  @Test
  void takesTheRoutesOfTheDocumentAndThoseOfPages() {
    mountAllBut("none");
    router.get("/en/reports").handler(RoutingContext::next);
    new DescribedRoutes(document).mount(router);
  }

  @Test
  void namesARouteThatTheDocumentDoesNotDescribe() {
    mountAllBut("none");
    router.delete("/api/v1/reports/:slug").handler(RoutingContext::next);
    assertThatThrownBy(() -> new DescribedRoutes(document).mount(router))
        .isInstanceOf(CannotStartException.class)
        .hasMessage("routes that openapi.yaml does not describe: DELETE /api/v1/reports/{slug}");
  }

  @Test
  void namesAnOperationThatHasNoRoute() {
    mountAllBut("GET /api/v1/tags");
    assertThatThrownBy(() -> new DescribedRoutes(document).mount(router))
        .hasMessage("operations of openapi.yaml without a route: GET /api/v1/tags");
  }
}
