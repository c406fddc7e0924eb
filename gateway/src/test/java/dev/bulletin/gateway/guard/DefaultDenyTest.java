package dev.bulletin.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DefaultDenyTest {
  private final Vertx vertx = Vertx.vertx();
  private final Router router = Router.router(vertx);

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void refusesARouterWithARouteThatSaysNothing() {
    Rule.ANYONE.on(router.get("/open")).handler(RoutingContext::next);
    router.post("/forgotten/:name").handler(RoutingContext::next);
    assertThatThrownBy(() -> new DefaultDeny().mount(router))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[POST] /forgotten/:name")
        .hasMessageNotContaining("/open");
  }

  @Test
  void lastsWhenAllRoutesSayWhoMayUseThem() {
    Rule.NOBODY.on(router.route()).handler(RoutingContext::next);
    Rule.person("studio:read").on(router.get("/studio")).handler(RoutingContext::next);
    assertThatCode(() -> new DefaultDeny().mount(router)).doesNotThrowAnyException();
  }

  @Test
  void readsAsOneWouldSayIt() {
    assertThat(Rule.ANYONE).hasToString("anyone");
    assertThat(Rule.program("series:write")).hasToString("program series:write");
  }
}
