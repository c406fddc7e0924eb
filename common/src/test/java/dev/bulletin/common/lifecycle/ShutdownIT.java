package dev.bulletin.common.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.TestClassPath;
import io.vertx.core.Future;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A service in a JVM of its own is asked to end. */
class ShutdownIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final int TERMINATED = 143;

  @Test
  void finishesWhatIsUnderWayAndLeavesInOrder() throws Exception {
    NodeConfig config = Nodes.clustered();
    Node asker = Node.start(config).await();
    try (ChildProcess service = service(joining(config)).start()) {
      service.awaitLine("stopping started", LIMIT);
      Eventually.that(
          LIMIT, () -> assertThat(asker.directory().instances(StoppingMain.NAME)).hasSize(1));
      Future<String> page = page(asker, service);
      Future<StoppingMain.Answered> answer =
          asker.bus().ask(StoppingMain.CALL, new StoppingMain.Question("of the asker"));
      service.awaitLine("# request", LIMIT);
      service.awaitLine("# question", LIMIT);

      service.terminate();
      assertThat(page.await(60, TimeUnit.SECONDS)).isEqualTo("whole");
      assertThat(answer.await(60, TimeUnit.SECONDS).words()).isEqualTo("of the asker");
      assertThat(service.awaitExit(LIMIT)).isEqualTo(TERMINATED);
      assertThat(steps(service))
          .containsExactly("# sockets [draining]", "# work, door closed", "# clients");
      assertThat(asker.directory().instances(StoppingMain.NAME)).isEmpty();
    } finally {
      asker.stop();
    }
  }

  @Test
  void endsInTimeThoughAStepHangs() {
    Map<String, String> settings = new HashMap<>(alone());
    settings.put("BULLETIN_GRACE", "4s");
    try (ChildProcess service =
        service(settings).flags("-D" + StoppingMain.HANGS + "=true").start()) {
      service.awaitLine("stopping started", LIMIT);
      service.terminate();
      assertThat(service.awaitExit(LIMIT)).isEqualTo(TERMINATED);
      assertThat(steps(service)).contains("# clients");
      assertThat(service.lines()).anyMatch(line -> line.contains("WORK are not over"));
    }
  }

  private static Future<String> page(Node asker, ChildProcess service) {
    int port = Integer.parseInt(service.awaitLine("^# port", LIMIT).replaceAll("[^0-9]", ""));
    WebClient client = WebClient.create(asker.vertx());
    return client
        .get(port, "127.0.0.1", "/slow")
        .send()
        .map(response -> response.bodyAsString())
        .onComplete(done -> client.close());
  }

  /** What it did after it was asked to end. */
  private static List<String> steps(ChildProcess service) {
    return service.lines().stream()
        .filter(line -> line.matches("# (sockets|work|clients).*"))
        .toList();
  }

  private static JavaProcess service(Map<String, String> settings) {
    return JavaProcess.ofMain(StoppingMain.NAME, TestClassPath.get(), StoppingMain.class.getName())
        .flags("-Xmx128m")
        .environment(settings);
  }

  private static Map<String, String> alone() {
    return Map.of(
        "BULLETIN_CLUSTER_ENABLED", "false",
        "BULLETIN_DRAIN", "0s",
        "BULLETIN_MANAGEMENT_PORT", "0",
        "BULLETIN_HTTP_PORT", "0");
  }

  private static Map<String, String> joining(NodeConfig config) {
    return Map.of(
        "BULLETIN_CLUSTER_NAME",
        config.cluster().name(),
        "BULLETIN_CLUSTER_MEMBERS",
        String.join(",", config.cluster().members()),
        "BULLETIN_CLUSTER_PORT",
        Integer.toString(Ports.free()),
        "BULLETIN_DRAIN",
        "600ms",
        "BULLETIN_MANAGEMENT_PORT",
        "0",
        "BULLETIN_HTTP_PORT",
        "0");
  }
}
