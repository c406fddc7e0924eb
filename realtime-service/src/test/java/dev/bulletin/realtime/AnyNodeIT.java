package dev.bulletin.realtime;

import static dev.bulletin.realtime.room.Messages.REPORTS;
import static dev.bulletin.realtime.room.Messages.news;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.realtime.sockjs.Exchange;
import dev.bulletin.realtime.transport.TransportKind;
import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader's requests come to any node, and no balancer has to know whose they are. */
class AnyNodeIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String CONNECT = "[\"{\\\"id\\\":1,\\\"connect\\\":{}}\"]";

  private static RunningService first;
  private static RunningService second;

  @BeforeAll
  static void start() throws IOException {
    NodeScripts.install();
    first = start(Nodes.clustered());
    second = start(Nodes.joining(first.node().config().cluster()));
    for (RunningService service : new RunningService[] {first, second}) {
      Eventually.that(LIMIT, () -> assertThat(knownBy(service)).isEqualTo(2));
    }
  }

  private static RunningService start(NodeConfig node) {
    RunningService service =
        RunningService.start(node, 0, RunningService.QUICK, Set.of(TransportKind.values()));
    service.node().announcer().serve(RealtimeContract.SERVICE);
    return service;
  }

  /** How many nodes it knows that can be reached. */
  private static long knownBy(RunningService service) {
    return service.node().directory().instances(RealtimeContract.SERVICE).stream()
        .filter(instance -> !instance.endpoints().isEmpty())
        .count();
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
  }

  private static RunningService either(int turn) {
    return turn % 2 == 0 ? first : second;
  }

  /** Some sessions belong to the one node and some to the other. */
  @Test
  void aPollingReaderIsTheSameOneOnBothNodes() throws IOException {
    for (int i = 0; i < 10; i++) {
      String session = "/connection/sockjs/000/" + UUID.randomUUID();
      try (Exchange one = Exchange.open(either(i).port());
          Exchange other = Exchange.open(either(i + 1).port())) {
        assertThat(one.send("POST", session + "/xhr", "").body()).isEqualTo("o\n");
        other.send("POST", session + "/xhr_send", CONNECT);
        assertThat(other.status()).as(other.body()).isEqualTo(204);
        assertThat(other.send("POST", session + "/xhr", "").body()).contains("\\\"client\\\":");
        assertThat(one.send("POST", session + "/xhr_send", "[\"x\"]").status()).isEqualTo(204);
        assertThat(one.send("POST", session + "/xhr", "").body())
            .isEqualTo("c[3501,\"bad request\"]\n");
      }
    }
  }

  @Test
  void commandsFindTheNodeOfTheirStream() throws IOException {
    try (Exchange stream = Exchange.open(first.port());
        Exchange sender = Exchange.open(second.port())) {
      stream.send("POST", "/connection/http_stream", "{\"id\":1,\"connect\":{}}");
      JsonObject connected = new JsonObject(stream.chunk()).getJsonObject("connect");
      JsonObject commands =
          new JsonObject()
              .put("session", connected.getString("session"))
              .put("node", connected.getString("node"))
              .put("data", "{\"id\":2,\"ping\":{}}");
      assertThat(sender.send("POST", "/emulation", commands.encode()).status()).isEqualTo(204);
      assertThat(stream.chunk()).isEqualTo("{\"id\":2,\"ping\":{}}\n");
    }
  }

  /**
   * Whose the session really is, two nodes that disagree for a moment would ask for ever. Sessions
   * of other tests may end meanwhile, but none begins.
   */
  @Test
  void whatWasPassedOnIsPassedOnNoFurther() throws IOException {
    for (int i = 0; i < 10; i++) {
      String session = "/connection/sockjs/000/" + UUID.randomUUID();
      double before = second.connections("sockjs");
      try (Exchange one = Exchange.open(first.port())) {
        one.send("POST", session + "/xhr", "", "x-bulletin-passed", "1");
        assertThat(one.body()).isEqualTo("o\n");
        assertThat(second.connections("sockjs")).isLessThanOrEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sockjs-xhr-polling", "sockjs-xhr-streaming", "http_stream", "sse"})
  void theSdkReadsThroughABalancerThatKnowsNothing(String transport) throws Exception {
    try (Balancer balancer = Balancer.before(first.port(), second.port());
        ChildProcess reader = NodeScripts.start("reader.mjs", transport, balancer.port())) {
      reader.awaitLine("\"connected\",\"transport\":\"" + transport + "\"", LIMIT);
      reader.awaitLine("\"subscribed\",\"channel\":\"" + REPORTS + "\"", LIMIT);
      for (int i = 0; i < 3; i++) {
        String id = transport + i;
        second.publish(news("weekly", id, "{\"n\":" + i + "}"));
        reader.awaitLine("\"id\":\"" + id + "\"", LIMIT);
      }
      assertThat(balancer.requests()).isGreaterThan(1);
      assertThat(reader.lines()).noneMatch(line -> line.contains("\"times\":2"));
    }
  }
}
