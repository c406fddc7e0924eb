package dev.bulletin.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.access.Signing;
import dev.bulletin.realtime.reader.HallConfig;
import dev.bulletin.realtime.reader.Liveness;
import dev.bulletin.realtime.sockjs.Exchange;
import dev.bulletin.realtime.transport.TransportKind;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Registrations;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What is left of readers that have gone: over all transports, in rooms of all kinds. */
class FarewellIT {
  private static final int ROUNDS = 5;
  private static final int AT_ONCE = 50;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SESSIONS = "/connection/sockjs/000/";
  private static final String TIMER = "io.vertx.core.impl.VertxImpl$InternalTimerHandler";

  /** What a node counts of its readers and of their rooms. */
  private static final List<String> COUNTS =
      List.of(
          "connections",
          "readers",
          "rooms",
          "sessions",
          "streams",
          "users",
          "addresses",
          "present");

  /** Readers do not answer pings here, however long the others take to come. */
  private static final HallConfig PATIENT =
      new HallConfig(
          RunningService.TICK, Liveness.every(Duration.ofMinutes(10)), RunningService.LIMITS);

  private RunningService service;

  @Test
  void nothingIsLeftOfReadersThatHaveGone() throws Exception {
    Vertx vertx = Vertx.vertx();
    try (RunningService running =
        RunningService.start(Nodes.clustered(), 0, PATIENT, Set.of(TransportKind.values()))) {
      service = running;
      int registrations = registrations();
      double consumers = consumers();
      long timers = timers();
      for (int round = 0; round < ROUNDS; round++) {
        comeAndGo(vertx, round * AT_ONCE, registrations);
      }
      vertx.close().await();
      Eventually.that(LIMIT, () -> assertThat(counts()).isEmpty());
      Eventually.that(LIMIT, () -> assertThat(timers()).isLessThanOrEqualTo(timers));
      Eventually.that(LIMIT, () -> assertThat(consumers()).isLessThanOrEqualTo(consumers));
      assertThat(registrations()).isEqualTo(registrations);
    } finally {
      vertx.close().await();
    }
  }

  private void comeAndGo(Vertx vertx, int first, int registrations) throws Exception {
    List<AutoCloseable> readers = new ArrayList<>();
    for (int number = first; number < first + AT_ONCE; number++) {
      readers.add(come(vertx, number));
    }
    assertThat(counts().keySet()).containsExactlyInAnyOrderElementsOf(COUNTS);
    assertThat(registrations()).isEqualTo(registrations);
    for (AutoCloseable reader : readers) {
      reader.close();
    }
  }

  /** All that are not zero, and those who have not arrived yet. */
  private Map<String, Double> counts() {
    Map<String, Double> counts = new TreeMap<>();
    COUNTS.forEach(name -> counts.put(name, sum("bulletin.realtime." + name)));
    counts.put("arriving", sum("bulletin.realtime.arriving"));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  /** Those on the bus of this node. */
  private double consumers() {
    return sum("vertx.eventbus.handlers");
  }

  private double sum(String gauge) {
    return service.node().meters().get(gauge).gauges().stream().mapToDouble(Gauge::value).sum();
  }

  private int registrations() {
    return Registrations.seenBy(service.node().vertx());
  }

  /** Of all that lives in this JVM, after a collection. */
  private static long timers() throws Exception {
    Object table =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    return String.valueOf(table)
        .lines()
        .map(line -> line.strip().split(" +"))
        .filter(line -> line.length > 3 && line[3].equals(TIMER))
        .mapToLong(line -> Long.parseLong(line[1]))
        .sum();
  }

  /**
   * Each over another transport than the one before; all join a room of their own and one of all.
   */
  private AutoCloseable come(Vertx vertx, int number) throws Exception {
    return switch (number % 5) {
      case 0 -> socket(vertx, number, Client.PLAIN, commands(number));
      case 1 -> socket(vertx, number, SESSIONS + "w" + number + "/websocket", wrapped(number));
      case 2 -> sockJsStream(number);
      case 3 -> stream(number, "POST", "/connection/http_stream", connect(number));
      default -> stream(number, "GET", "/connection/sse?cf_connect=" + encoded(number), "");
    };
  }

  private AutoCloseable socket(Vertx vertx, int number, String path, String commands)
      throws Exception {
    Client client =
        Client.open(vertx, service.port(), path, Map.of("X-Forwarded-For", address(number)));
    client.send(commands);
    client.await(FarewellIT::isLastAnswer);
    return client::close;
  }

  private static boolean isLastAnswer(String message) {
    return message.replace("\\", "").contains("\"id\":3,\"subscribe\":");
  }

  private Exchange sockJsStream(int number) throws Exception {
    String session = SESSIONS + "s" + number;
    Exchange stream = opened(number, "POST", session + "/xhr_streaming", "");
    awaitLine(stream, line -> line.equals("o"));
    assertThat(post(session + "/xhr_send", wrapped(number))).isEqualTo(204);
    awaitLine(stream, FarewellIT::isLastAnswer);
    return stream;
  }

  private Exchange stream(int number, String method, String path, String body) throws Exception {
    Exchange stream = opened(number, method, path, body);
    String line = awaitLine(stream, one -> one.contains("\"connect\":"));
    JsonObject connected =
        new JsonObject(line.substring(line.indexOf('{'))).getJsonObject("connect");
    JsonObject commands =
        new JsonObject()
            .put("session", connected.getString("session"))
            .put("node", connected.getString("node"))
            .put("data", subscribe(number));
    assertThat(post("/emulation", commands.encode())).isEqualTo(204);
    awaitLine(stream, FarewellIT::isLastAnswer);
    return stream;
  }

  private Exchange opened(int number, String method, String path, String body) throws Exception {
    return Exchange.open(service.port())
        .send(method, path, body, "X-Forwarded-For", address(number));
  }

  private int post(String path, String body) throws Exception {
    try (Exchange connection = Exchange.open(service.port())) {
      return connection.send("POST", path, body).status();
    }
  }

  private static String awaitLine(Exchange stream, Predicate<String> condition) throws Exception {
    String line = stream.readLine();
    while (!condition.test(line)) {
      line = stream.readLine();
    }
    return line;
  }

  /** Every seventh has a name, and is at a desk. */
  private static String connect(int number) {
    JsonObject who = new JsonObject();
    if (number % 7 == 0) {
      who.put("token", Signing.connection("u" + number, List.of("desk:farewell"), Map.of()));
    }
    return new JsonObject().put("id", 1).put("connect", who).encode();
  }

  /** In a room of its own and in one of all. */
  private static String subscribe(int number) {
    return "{\"id\":2,\"subscribe\":{\"channel\":\"dashboard:farewell-%d\"}}\n".formatted(number)
        + "{\"id\":3,\"subscribe\":{\"channel\":\"reports\"}}";
  }

  private static String commands(int number) {
    return connect(number) + "\n" + subscribe(number);
  }

  private static String wrapped(int number) {
    return new JsonArray().add(commands(number)).encode();
  }

  private static String encoded(int number) {
    return URLEncoder.encode(connect(number), StandardCharsets.UTF_8);
  }

  private static String address(int number) {
    return "198.51.100." + (1 + number % 200);
  }
}
