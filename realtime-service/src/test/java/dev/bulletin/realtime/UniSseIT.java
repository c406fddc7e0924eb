package dev.bulletin.realtime;

import static dev.bulletin.realtime.room.Messages.CRYPTO;
import static dev.bulletin.realtime.room.Messages.news;
import static dev.bulletin.realtime.room.Messages.tile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.access.Signing;
import dev.bulletin.realtime.reader.HallConfig;
import dev.bulletin.realtime.reader.Limits;
import dev.bulletin.realtime.reader.Liveness;
import dev.bulletin.realtime.sockjs.Exchange;
import dev.bulletin.realtime.transport.TransportKind;
import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.Eventually;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rooms read without any SDK, as server-sent events. */
class UniSseIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Set<TransportKind> ALL = Set.of(TransportKind.values());

  private static RunningService service;
  private static Vertx vertx;

  @BeforeAll
  static void start() throws IOException {
    NodeScripts.install();
    service = RunningService.start();
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
    service.close();
  }

  private static Exchange open(RunningService on, String request) throws IOException {
    String word = URLEncoder.encode(request, StandardCharsets.UTF_8);
    return Exchange.open(on.port()).send("GET", "/connection/uni_sse?cf_connect=" + word, "");
  }

  private static Exchange open(String request) throws IOException {
    return open(service, request);
  }

  /** The data of the next event, which is one line. */
  private static String next(Exchange events) throws IOException {
    String line = events.readLine();
    assertThat(line).startsWith("data: ");
    assertThat(events.readLine()).isEmpty();
    return line.substring("data: ".length());
  }

  @Test
  void tellsEachPushAsAnEventOfItsOwn() throws IOException {
    try (Exchange events = open("{\"subs\":{\"reports\":{},\"desk:a\":{}}}")) {
      assertThat(events.status()).isEqualTo(200);
      assertThat(events.header("content-type")).isEqualTo("text/event-stream; charset=UTF-8");
      assertThat(events.header("cache-control")).contains("no-store");
      assertThat(next(events)).startsWith("{\"connect\":{\"client\":").contains("\"reports\":{");
      assertThat(next(events)).startsWith("{\"channel\":\"desk:a\",\"unsubscribe\":{\"code\":103,");
      service.publish(news("weekly", "u1", "{\"title\":\"Á\"}"), news("weekly", "u2", "2"));
      assertThat(next(events))
          .startsWith("{\"channel\":\"reports\",\"pub\":{\"data\":{")
          .contains("\"id\":\"u1\"", "Á");
      assertThat(next(events)).contains("\"id\":\"u2\"");
      assertThat(service.connections("uni_sse")).isEqualTo(1);
    }
    Eventually.that(LIMIT, () -> assertThat(service.connections("uni_sse")).isZero());
  }

  @Test
  void tellsWhatWasMissed() throws IOException {
    try (RunningService own = RunningService.start();
        Exchange before = open(own, "{\"subs\":{\"reports\":{}}}")) {
      JsonObject place =
          new JsonObject(next(before))
              .getJsonObject("connect")
              .getJsonObject("subs")
              .getJsonObject("reports");
      own.publish(news("weekly", "m1", "1"), news("weekly", "m2", "2"));
      long told = new JsonObject(next(before)).getJsonObject("pub").getLong("offset");
      next(before);
      String again = "{\"subs\":{\"reports\":{\"recover\":true,\"epoch\":\"%s\",\"offset\":%d}}}";
      try (Exchange after = open(own, again.formatted(place.getString("epoch"), told))) {
        assertThat(next(after))
            .contains("\"recovered\":true", "\"id\":\"m2\"")
            .doesNotContain("\"id\":\"m1\"");
      }
      try (Exchange strange = open(own, again.formatted("another", told))) {
        assertThat(next(strange)).contains("\"was_recovering\":true").doesNotContain("m2");
      }
    }
  }

  @Test
  void aTokenOpensTheRoomThatItIsFor() throws IOException {
    Instant later = Instant.now().plusSeconds(3_600);
    JsonObject desk = new JsonObject().put("token", Signing.room("ann", "desk:a", later));
    JsonObject request =
        new JsonObject()
            .put("token", Signing.connection("ann", List.of("reports"), Map.of()))
            .put("subs", new JsonObject().put("desk:a", desk));
    try (Exchange events = open(request.encode())) {
      assertThat(next(events)).contains("\"desk:a\":{\"expires\":true", "\"reports\":{");
    }
  }

  @Test
  void whoNeedNotComeBackIsToldSoByTheStatus() throws IOException {
    String expired = Signing.connection("ann", Instant.now().minusSeconds(60));
    try (Exchange reader = open("{\"token\":\"%s\"}".formatted(expired))) {
      assertThat(reader.status()).isEqualTo(401);
      assertThat(reader.body()).contains("connection expired");
      assertThat(reader.send("GET", "/connection/uni_sse", "").status()).isEqualTo(200);
      assertThat(next(reader)).startsWith("{\"connect\":");
    }
  }

  @Test
  void whoIsToComeBackIsToldSoAtTheEnd() throws IOException {
    Limits limits = new Limits(32, 1, 1_000, 1_000, 65_536, 1_000);
    HallConfig hall = new HallConfig(RunningService.TICK, RunningService.QUICK.liveness(), limits);
    RunningService full = RunningService.start(0, hall, ALL);
    try (LogWatch log = LogWatch.open();
        Exchange first = open(full, "{}");
        Exchange second = open(full, "{}")) {
      next(first);
      assertThat(second.status()).isEqualTo(200);
      assertThat(next(second))
          .isEqualTo("{\"disconnect\":{\"code\":4000,\"reason\":\"node is full\"}}");
      assertThat(second.isOver()).isTrue();
      assertThat(log.complaints()).isEmpty();
      full.close();
      assertThat(next(first)).isEqualTo("{\"disconnect\":{\"code\":3001,\"reason\":\"shutdown\"}}");
      assertThat(first.isOver()).isTrue();
    } finally {
      full.close();
    }
  }

  @Test
  void pingsAndWaitsForNoAnswer() throws IOException {
    Liveness strict = new Liveness(Duration.ofMillis(200), Duration.ofMillis(200), LIMIT);
    HallConfig hall = new HallConfig(RunningService.TICK, strict, RunningService.QUICK.limits());
    try (RunningService own = RunningService.start(0, hall, ALL);
        Exchange events = open(own, "{}")) {
      next(events);
      for (int i = 0; i < 5; i++) {
        assertThat(next(events)).isEqualTo("{}");
      }
    }
  }

  @Test
  void aReaderThatDoesNotReadGetsTheNewestWhenItDoes() throws Exception {
    try (Exchange events = open("{\"subs\":{\"dashboard:crypto\":{}}}")) {
      next(events);
      Client quick = Client.open(vertx, service.port()).connect().join(CRYPTO);
      String filling = "\"" + "x".repeat(200_000) + "\"";
      for (int i = 0; i < 100; i++) {
        String id = "idle" + i;
        service.publish(tile("DOT", id, filling));
        quick.await(message -> message.contains("\"id\":\"" + id + "\""));
      }
      int told = 0;
      while (!next(events).contains("\"id\":\"idle99\"")) {
        told++;
      }
      assertThat(told).isLessThan(95);
      quick.close();
    }
  }

  @Test
  void aPlainEventSourceReadsAndComesBackByItself() {
    RunningService first = RunningService.start();
    int port = first.port();
    try (ChildProcess reader =
        NodeScripts.run("events.mjs", Integer.toString(port), "{\"subs\":{\"reports\":{}}}")) {
      String greeting = reader.awaitLine("\"connect\":", LIMIT);
      first.publish(news("weekly", "e1", "{\"title\":\"Á\"}"));
      assertThat(reader.awaitLine("\"id\":\"e1\"", LIMIT)).contains("Á");
      first.close();
      reader.awaitLine("\"disconnect\":\\{\"code\":3001", LIMIT);
      try (RunningService next = RunningService.start(port, RunningService.QUICK, ALL)) {
        reader.awaitLine(line -> line.contains("\"connect\":") && !line.equals(greeting), LIMIT);
        next.publish(news("weekly", "e2", "2"));
        reader.awaitLine("\"id\":\"e2\"", LIMIT);
      }
    } finally {
      first.close();
    }
  }

  @Test
  void aPlainEventSourceThatIsRefusedGivesUp() {
    try (ChildProcess reader =
        NodeScripts.run(
            "events.mjs", Integer.toString(service.port()), "{\"token\":\"e30.e30.e30\"}")) {
      reader.awaitLine("\"refused\",\"status\":401", LIMIT);
      assertThat(reader.awaitExit(LIMIT)).isZero();
    }
  }
}
