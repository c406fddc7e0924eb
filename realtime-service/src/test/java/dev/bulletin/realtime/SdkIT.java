package dev.bulletin.realtime;

import static dev.bulletin.realtime.room.Messages.news;
import static dev.bulletin.realtime.room.Messages.tile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.reader.HallConfig;
import dev.bulletin.realtime.reader.Liveness;
import dev.bulletin.realtime.transport.TransportKind;
import dev.bulletin.testing.ChildProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published SDK, unchanged, in Node. */
class SdkIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @BeforeAll
  static void install() throws IOException {
    NodeScripts.install();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "websocket",
        "sockjs-websocket",
        "sockjs-xhr-streaming",
        "sockjs-eventsource",
        "sockjs-xhr-polling",
        "http_stream",
        "sse"
      })
  void hearsWhatIsPublishedAndComesBackToANodeThatWasRestarted(String transport) {
    RunningService service = RunningService.startWhereAnotherFollows();
    int port = service.port();
    String epoch = service.node().id();
    try (ChildProcess reader = NodeScripts.start("reader.mjs", transport, port)) {
      reader.awaitLine("\"connected\",\"transport\":\"" + transport + "\"", LIMIT);
      awaitJoined(reader);
      service.publish(
          tile("BTC", "t1", "{\"price\":1}"), news("weekly", "n1", "{\"title\":\"Á\"}"));
      assertThat(reader.awaitLine("\"id\":\"t1\"", LIMIT))
          .startsWith("{\"event\":\"publication\",\"channel\":\"dashboard:crypto\"")
          .contains("\"kind\":\"state\"", "\"epoch\":\"" + epoch + "\"", "\"data\":{\"price\":1}");
      assertThat(reader.awaitLine("\"id\":\"n1\"", LIMIT)).contains("\"data\":{\"title\":\"Á\"}");
      service.close();
      reader.awaitLine("\"connecting\",\"code\":3001,\"reason\":\"shutdown\"", LIMIT);
      comesBack(reader, port);
    } finally {
      service.close();
    }
  }

  private static void comesBack(ChildProcess reader, int port) {
    try (RunningService next =
        RunningService.start(port, RunningService.QUICK, Set.of(TransportKind.values()))) {
      next.publish(tile("BTC", "t2", "{\"price\":2}"));
      next.publish(news("weekly", "n2", "{\"title\":\"Ơ\"}"));
      assertThat(reader.awaitLine("\"subscribed\",\"channel\":\"reports\",\"times\":2", LIMIT))
          .contains("\"wasRecovering\":true,\"recovered\":true");
      assertThat(reader.awaitLine("\"id\":\"n2\"", LIMIT)).contains("\"offset\":2");
      assertThat(reader.awaitLine("\"id\":\"t2\"", LIMIT)).contains("\"data\":{\"price\":2}");
    }
  }

  private static void awaitJoined(ChildProcess reader) {
    assertThat(reader.awaitLine("\"subscribed\",\"channel\":\"dashboard:crypto\"", LIMIT))
        .contains("\"times\":1,\"data\":{\"batches\":[]}");
    reader.awaitLine("\"subscribed\",\"channel\":\"reports\"", LIMIT);
  }

  @Test
  void livesOnBecauseItAnswersPings() {
    Liveness strict = new Liveness(Duration.ofSeconds(1), Duration.ofSeconds(3), LIMIT);
    HallConfig hall = new HallConfig(RunningService.TICK, strict, RunningService.QUICK.limits());
    try (RunningService service = RunningService.start(0, hall, Set.of(TransportKind.values()));
        ChildProcess reader = NodeScripts.start("reader.mjs", "websocket", service.port())) {
      // Later than it would have been ended for the first that it owed.
      reader.awaitLine("\"pong\",\"times\":5", LIMIT);
      assertThat(reader.lines()).noneMatch(line -> line.contains("\"code\":3012"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "websocket",
        "sockjs-websocket",
        "sockjs-xhr-streaming",
        "sockjs-eventsource",
        "sockjs-xhr-polling",
        "http_stream",
        "sse"
      })
  void isToldWhatIsWrongAndStaysAwayWhenItShould(String transport) {
    try (RunningService service = RunningService.start();
        ChildProcess stranger = NodeScripts.start("stranger.mjs", transport, service.port())) {
      stranger.awaitLine("\"unsubscribed\",\"code\":102", LIMIT);
      stranger.awaitLine("\"disconnected\",\"code\":3508,\"reason\":\"not available\"", LIMIT);
      assertThat(stranger.awaitExit(LIMIT)).isZero();
    }
  }
}
