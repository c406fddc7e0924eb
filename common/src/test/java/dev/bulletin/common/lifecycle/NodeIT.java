package dev.bulletin.common.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.health.ProbeMain;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeIT {
  private final Vertx clients = Vertx.vertx();
  private final WebClient web = WebClient.create(clients);
  private final Node node = Node.start(Nodes.alone()).await();

  @AfterEach
  void stop() {
    node.stop();
    clients.close().await();
  }

  @Test
  void isAliveBeforeItIsReady() {
    assertThat(get("/livez").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").bodyAsString()).contains("still starting");
    node.ready();
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
  }

  @Test
  void isNotReadyWithoutTheServicesItNeeds() {
    node.ready();
    node.readiness().need("report-service");
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/readyz").bodyAsString()).contains("no living instance of report-service");
    node.announcer().serve("report-service");
    Eventually.that(Duration.ofSeconds(60), () -> get("/readyz").statusCode() == 200);
  }

  @Test
  void isProbedFromInsideItsContainer() {
    String port = Integer.toString(node.managementPort());
    var settings = Map.of("BULLETIN_MANAGEMENT_HOST", "0.0.0.0", "BULLETIN_MANAGEMENT_PORT", port);
    assertThat(ProbeMain.isReady(settings)).isFalse();
    node.ready();
    assertThat(ProbeMain.isReady(settings)).isTrue();
    node.stop();
    assertThat(ProbeMain.isReady(settings)).isFalse();
  }

  @Test
  void tellsMetrics() {
    assertThat(get("/metrics").bodyAsString())
        .contains("jvm_memory_used_bytes", "bulletin_event_loop_lag_seconds{loop=");
  }

  @Test
  void stopsStageByStage() {
    List<String> order = new CopyOnWriteArrayList<>();
    node.shutdown().add(Shutdown.Stage.CLIENTS, () -> note(order, "clients"));
    node.shutdown().add(Shutdown.Stage.WORK, () -> Future.failedFuture("a step that fails"));
    node.shutdown().add(Shutdown.Stage.SOCKETS, () -> note(order, "sockets"));
    node.shutdown().add(Shutdown.Stage.SERVERS, () -> note(order, "servers"));
    node.stop();
    assertThat(order).containsExactly("sockets", "servers", "clients");
  }

  private static Future<?> note(List<String> order, String stage) {
    return Future.succeededFuture().onSuccess(done -> order.add(stage));
  }

  private HttpResponse<Buffer> get(String path) {
    return web.get(node.managementPort(), "127.0.0.1", path).send().await();
  }
}
