package dev.bulletin.realtime;

import static dev.bulletin.realtime.room.Messages.CRYPTO;
import static dev.bulletin.realtime.room.Messages.REPORTS;
import static dev.bulletin.realtime.room.Messages.news;
import static dev.bulletin.realtime.room.Messages.tile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.sockjs.Exchange;
import dev.bulletin.testing.Eventually;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDK's own ways over HTTP, by hand. */
class EmulationIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String STREAM = "/connection/http_stream";
  private static final String EVENTS = "/connection/sse";
  private static final String CONNECT = "{\"id\":1,\"connect\":{}}";
  private static final String JOIN = "{\"id\":2,\"subscribe\":{\"channel\":\"%s\"}}";

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Exchange connection() throws IOException {
    return Exchange.open(service.port());
  }

  private static JsonObject connected(String line) {
    return new JsonObject(line).getJsonObject("connect");
  }

  private static int send(JsonObject connected, String commands) throws IOException {
    JsonObject body =
        new JsonObject()
            .put("session", connected.getString("session"))
            .put("node", connected.getString("node"))
            .put("data", commands);
    return post("/emulation", body.encode());
  }

  private static int post(String path, String body) throws IOException {
    try (Exchange connection = connection()) {
      return connection.send("POST", path, body).status();
    }
  }

  @Test
  void streamsLines() throws IOException {
    try (Exchange stream = connection()) {
      stream.send("POST", STREAM, CONNECT, "Origin", "https://partner.example");
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("content-type")).isEqualTo("application/json; charset=UTF-8");
      assertThat(stream.header("access-control-allow-origin")).isEqualTo("https://partner.example");
      JsonObject connected = connected(stream.readLine());
      assertThat(connected.getString("node")).isEqualTo(service.node().id());
      assertThat(send(connected, JOIN.formatted(REPORTS))).isEqualTo(204);
      assertThat(stream.readLine()).startsWith("{\"id\":2,\"subscribe\":");
      service.publish(news("weekly", "hs1", "{\"title\":\"Á\"}"));
      assertThat(stream.readLine()).startsWith("{\"push\":").contains("\"id\":\"hs1\"", "Á");
    }
  }

  @Test
  void streamsEvents() throws IOException {
    String connect = URLEncoder.encode(CONNECT, StandardCharsets.UTF_8);
    try (Exchange stream = connection()) {
      stream.send("GET", EVENTS + "?cf_connect=" + connect, "");
      assertThat(stream.header("content-type")).isEqualTo("text/event-stream; charset=UTF-8");
      assertThat(stream.read(2)).isEqualTo("\r\n");
      JsonObject connected = connected(stream.readLine().substring("data: ".length()));
      assertThat(stream.readLine()).isEmpty();
      assertThat(send(connected, "{\"id\":2,\"ping\":{}}\n{\"id\":3,\"ping\":{}}")).isEqualTo(204);
      assertThat(stream.readLine()).isEqualTo("data: {\"id\":2,\"ping\":{}}");
      assertThat(stream.readLine()).isEqualTo("data: {\"id\":3,\"ping\":{}}");
      assertThat(stream.readLine()).isEmpty();
    }
  }

  @Test
  void saysWhyItEndsAStream() throws IOException {
    try (Exchange stream = connection()) {
      stream.send("POST", STREAM, "hello");
      assertThat(stream.readLine())
          .isEqualTo("{\"push\":{\"disconnect\":{\"code\":3501,\"reason\":\"bad request\"}}}");
      assertThat(stream.isOver()).isTrue();
      assertThat(stream.send("POST", STREAM, CONNECT).status()).isEqualTo(200);
    }
  }

  @Test
  void countsEachWayAndForgetsWhoHasGone() throws IOException {
    try (RunningService own = RunningService.start()) {
      Exchange stream = Exchange.open(own.port());
      stream.send("POST", STREAM, CONNECT).readLine();
      assertThat(own.connections("http_stream")).isEqualTo(1);
      assertThat(own.connections("sse")).isZero();
      stream.close();
      Eventually.that(LIMIT, () -> assertThat(own.connections("http_stream")).isZero());
    }
  }

  @Test
  void aReaderThatDoesNotReadGetsTheNewestWhenItDoes() throws Exception {
    try (Exchange stream = connection()) {
      JsonObject connected = connected(stream.send("POST", STREAM, CONNECT).readLine());
      send(connected, JOIN.formatted(CRYPTO));
      stream.readLine();
      Client quick = Client.open(service.node().vertx(), service.port()).connect().join(CRYPTO);
      String filling = "x".repeat(200_000);
      for (int i = 0; i < 100; i++) {
        String id = "slow" + i;
        service.publish(tile("DOT", id, "\"" + filling + "\""));
        quick.await(message -> message.contains("\"id\":\"" + id + "\""));
      }
      int told = 0;
      for (String line = stream.readLine();
          !line.contains("\"id\":\"slow99\"");
          line = stream.readLine()) {
        told++;
      }
      assertThat(told).isLessThan(95);
      quick.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "{}",
        "{\"session\":\"a\",\"node\":\"b\"}",
        "{\"session\":\"a\",\"node\":1,\"data\":\"{}\"}",
        "{\"session\":\"\",\"node\":\"b\",\"data\":\"{}\"}",
        "{\"session\":\"a\",\"node\":\"b\",\"data\":\"{}\"} x"
      })
  void refusesCommandsThatSayNotWhoseTheyAre(String body) throws IOException {
    try (LogWatch log = LogWatch.open()) {
      assertThat(post("/connection/emulation", body)).isEqualTo(400);
      assertThat(log.complaints()).isEmpty();
    }
  }

  @Test
  void tellsAStrangeNodeFromAStrangeSession() throws IOException {
    JsonObject here = new JsonObject().put("session", "gone").put("node", service.node().id());
    assertThat(send(here, "{}")).isEqualTo(204);
    assertThat(send(here.put("node", "elsewhere"), "{}")).isEqualTo(404);
  }

  @Test
  void takesNoMoreThanItMay() throws IOException {
    assertThat(post("/emulation", "x".repeat(200_000))).isEqualTo(413);
    assertThat(post(STREAM, "x".repeat(200_000))).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {STREAM, EVENTS, "/connection/uni_sse", "/emulation", "/connection/emulation"})
  void letsNoForeignPageIn(String path) throws IOException {
    String method = path.endsWith("sse") ? "GET" : "POST";
    try (Exchange connection = connection()) {
      connection.send(method, path, "", "Origin", "https://evil.example");
      assertThat(connection.status()).isEqualTo(403);
      connection.body();
      connection.send("OPTIONS", path, "", "Origin", "https://partner.example");
      assertThat(connection.status()).isEqualTo(204);
      assertThat(connection.header("access-control-allow-methods")).contains(method);
      connection.send("PUT", path, "");
      assertThat(connection.status()).isEqualTo(405);
    }
  }
}
