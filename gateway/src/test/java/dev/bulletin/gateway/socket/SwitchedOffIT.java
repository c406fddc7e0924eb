package dev.bulletin.gateway.socket;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class SwitchedOffIT {
  private static final String ORIGIN = "http://bulletin.example";

  private final PostgresServer.Access access;

  SwitchedOffIT(PostgresServer.Access access) {
    this.access = access;
  }

  private RunningGateway start(String transports) throws Exception {
    return RunningGateway.start(access, Map.of("BULLETIN_TRANSPORTS", transports));
  }

  private static void refused(RunningGateway gateway, int status) {
    WebSocketClient client = gateway.node().vertx().createWebSocketClient();
    Future<Browser> connecting = Browser.connect(client, gateway.port(), ORIGIN);
    assertThatThrownBy(() -> connecting.await(60, SECONDS))
        .isInstanceOfSatisfying(
            UpgradeRejectedException.class, e -> assertThat(e.getStatus()).isEqualTo(status));
    client.close().await();
  }

  @Test
  void refusesWebSocketsWhenOnlySockJsIsOn() throws Exception {
    try (var gateway = start("sockjs");
        var realtime = FakeRealtime.start(gateway.node(), "one")) {
      refused(gateway, 403);
      assertThat(gateway.get("/connection/sockjs/info").statusCode()).isEqualTo(200);
      assertThat(gateway.get("/en/").bodyAsString())
          .contains("name=\"bulletin-transports\" content=\"sockjs\"");
      assertThat(realtime.connections()).isEqualTo(1);
    }
  }

  @Test
  void hasNoSockJsWhenOnlyWebSocketIsOn() throws Exception {
    try (var gateway = start("websocket");
        var realtime = FakeRealtime.start(gateway.node(), "one")) {
      for (String path : List.of("sockjs/info", "http_stream", "sse", "uni_sse", "emulation")) {
        assertThat(gateway.get("/connection/" + path).statusCode()).as(path).isEqualTo(404);
      }
      WebSocketClient client = gateway.node().vertx().createWebSocketClient();
      assertThat(Browser.open(client, gateway.port(), ORIGIN).next()).isEqualTo("hello from one");
      assertThat(realtime.connections()).isEqualTo(1);
      client.close().await();
    }
  }

  @Test
  void saysThatSocketsAreAwayWhenNoInstanceLives() throws Exception {
    try (var gateway = start("websocket,sockjs")) {
      var answer = gateway.get("/connection/sockjs/info");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.getHeader("content-type")).isEqualTo("application/problem+json");
      assertThat(answer.getHeader("content-security-policy")).isNotBlank();
      refused(gateway, 503);
    }
  }
}
