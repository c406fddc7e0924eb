package dev.bulletin.gateway.socket;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.Addresses;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionAffinityIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void leadsAllRequestsOfASessionToOneInstance() throws Exception {
    var settings = Nodes.clustered();
    Node first = Node.start(settings).await(60, SECONDS);
    Node second = Node.start(Nodes.joining(settings.cluster())).await(60, SECONDS);
    try (var one = FakeRealtime.start(first, "one");
        var two = FakeRealtime.start(second, "two")) {
      var instances = first.directory();
      Eventually.that(LIMIT, () -> instances.instances(RealtimeContract.SERVICE).size() == 2);
      WebClient client = client(first);
      for (int session = 0; session < 20; session++) {
        assertThat(instancesOf(client, "/connection/sockjs/1/s" + session + "/xhr_send"))
            .hasSize(1);
      }
      Set<String> any = new HashSet<>();
      Eventually.that(
          LIMIT,
          () -> {
            any.addAll(instancesOf(client, "/connection/sockjs/info"));
            assertThat(any).hasSize(2);
          });
      assertThat(one.connections() + two.connections()).isPositive();
    } finally {
      second.stop();
      first.stop();
    }
  }

  private static WebClient client(Node node) throws Exception {
    Vertx vertx = node.vertx();
    Router router = Router.router(vertx);
    SocketRoutes.create(
            node,
            new SocketConfig(List.of("websocket", "sockjs"), "", Duration.ZERO),
            Addresses.trusting(List.of()))
        .mount(router);
    int port =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(60, SECONDS)
            .actualPort();
    var options = new WebClientOptions().setDefaultPort(port);
    return WebClient.create(vertx, options.setDefaultHost("127.0.0.1"));
  }

  private static Set<String> instancesOf(WebClient client, String path) throws Exception {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 16; i++) {
      names.add(client.get(path).send().await(60, SECONDS).getHeader("x-instance"));
    }
    return names;
  }
}
