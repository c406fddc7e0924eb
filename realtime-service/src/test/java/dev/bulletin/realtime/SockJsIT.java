package dev.bulletin.realtime;

import static dev.bulletin.realtime.room.Messages.CRYPTO;
import static dev.bulletin.realtime.room.Messages.REPORTS;
import static dev.bulletin.realtime.room.Messages.news;
import static dev.bulletin.realtime.room.Messages.tile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.transport.TransportKind;
import dev.bulletin.testing.Eventually;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SockJsIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String CONNECT = "[\"{\\\"id\\\":1,\\\"connect\\\":{}}\"]";
  private static final String JOIN =
      "[\"{\\\"id\\\":2,\\\"subscribe\\\":{\\\"channel\\\":\\\"%s\\\"}}\"]";

  private static RunningService service;
  private static Vertx vertx;

  @BeforeAll
  static void start() {
    service = RunningService.start();
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
    service.close();
  }

  @Test
  void tellsClientsWhatItOffers() throws Exception {
    assertThat(get("/info", "http://127.0.0.1:" + service.port()).body())
        .contains("\"websocket\":true", "\"cookie_needed\":false");
    Set<TransportKind> sockJs = Set.of(TransportKind.SOCKJS);
    try (RunningService without = RunningService.start(0, RunningService.QUICK, sockJs)) {
      assertThat(get(without.port(), "/info", "").body()).contains("\"websocket\":false");
    }
    Set<TransportKind> webSocket = Set.of(TransportKind.WEBSOCKET);
    try (RunningService without = RunningService.start(0, RunningService.QUICK, webSocket)) {
      assertThat(get(without.port(), "/info", "").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void letsNoForeignPageIn() throws Exception {
    assertThat(get("/info", "https://evil.example").statusCode()).isEqualTo(403);
    assertThat(get("/info", "https://partner.example").statusCode()).isEqualTo(200);
  }

  @Test
  void letsAnOldBrowserLoadTheLibraryFromHere() throws Exception {
    String page = get("/iframe.html", "").body();
    String path = page.replaceAll("(?s).*src=\"/connection/sockjs([^\"]+)\".*", "$1");
    assertThat(get(path, "").body()).contains("bootstrap_iframe");
  }

  @Test
  void streamsToAReaderWithoutWebSocket() throws Exception {
    HttpStream reader = new HttpStream(service.port(), "streaming").open();
    assertThat(reader.await(line -> !line.startsWith("hhh"))).isEqualTo("o");
    assertThat(reader.send(CONNECT)).isEqualTo(204);
    assertThat(reader.await(line -> true)).startsWith("a[\"{\\\"id\\\":1,\\\"connect\\\":");
    assertThat(reader.send(JOIN.formatted(REPORTS))).isEqualTo(204);
    reader.await(line -> line.startsWith("a[\"{\\\"id\\\":2,\\\"subscribe\\\":"));
    service.publish(news("weekly", "st1", "{\"title\":\"A\"}"));
    reader.await(line -> line.contains("\\\"id\\\":\\\"st1\\\""));
  }

  @Test
  void answersAPollingReaderWithWhatHasComeMeanwhile() throws Exception {
    HttpStream reader = new HttpStream(service.port(), "polling");
    assertThat(reader.poll()).isEqualTo("o");
    reader.send(CONNECT);
    assertThat(reader.poll()).contains("connect");
    reader.send(JOIN.formatted(CRYPTO));
    assertThat(reader.poll()).contains("subscribe");
    service.publish(tile("LINK", "p1", "1"));
    Eventually.that(LIMIT, () -> assertThat(reader.poll()).contains("\\\"id\\\":\\\"p1\\\""));
  }

  @Test
  void closesAStreamWithTheRealCode() throws Exception {
    HttpStream reader = new HttpStream(service.port(), "broken-command").open();
    reader.await("o"::equals);
    reader.send("[\"hello\"]");
    assertThat(reader.await(line -> true)).isEqualTo("c[3501,\"bad request\"]");
    assertThat(reader.await(line -> true)).isEqualTo("(the end)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "nonsense", "{}", "[1]", "[null]", "[\"a\",{}]", "7"})
  void refusesABodyThatIsNoListOfMessages(String body) throws Exception {
    try (LogWatch log = LogWatch.open()) {
      HttpStream reader = new HttpStream(service.port(), "broken-" + body.hashCode());
      reader.poll();
      assertThat(reader.send(body)).isEqualTo(500);
      assertThat(log.complaints()).isEmpty();
    }
  }

  @Test
  void refusesABodyThatIsTooLarge() throws Exception {
    HttpStream reader = new HttpStream(service.port(), "large");
    reader.poll();
    assertThat(reader.send("[\"" + "x".repeat(200_000) + "\"]")).isEqualTo(413);
  }

  @Test
  void forgetsReadersThatDoNotComeBack() throws Exception {
    try (RunningService own = RunningService.start()) {
      Client framed =
          Client.open(vertx, own.port(), "/connection/sockjs/000/gone/websocket", Map.of());
      Eventually.that(LIMIT, () -> assertThat(own.connections("sockjs")).isEqualTo(1));
      new HttpStream(own.port(), "gone").poll();
      assertThat(own.connections("sockjs")).isEqualTo(2);
      framed.close();
      Eventually.that(LIMIT, () -> assertThat(own.connections("sockjs")).isZero());
    }
  }

  @Test
  void speaksSockJsOnAWebSocketToo() throws Exception {
    Client reader = framed();
    assertThat(reader.next()).isEqualTo("o");
    reader.send(CONNECT);
    assertThat(reader.next()).startsWith("a[\"{\\\"id\\\":1,\\\"connect\\\":");
    reader.send(JOIN.formatted(REPORTS));
    reader.await(line -> line.contains("subscribe"));
    service.publish(news("weekly", "fr1", "{\"title\":\"Việt\"}"));
    assertThat(reader.await(line -> line.contains("\\\"id\\\":\\\"fr1\\\""))).contains("Việt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"hello\"]", "[", "{}", "[null]", "[\"a\",null,\"b\"]"})
  void closesASockJsWebSocketWithTheRealCode(String text) throws Exception {
    try (LogWatch log = LogWatch.open()) {
      Client reader = framed();
      reader.send(text);
      assertThat(reader.await(line -> !line.equals("o"))).isEqualTo("c[3501,\"bad request\"]");
      assertThat(reader.closeCode()).isEqualTo(3501);
      assertThat(log.complaints()).isEmpty();
    }
  }

  private static Client framed() throws Exception {
    return Client.open(vertx, service.port(), "/connection/sockjs/000/framed/websocket", Map.of());
  }

  private static HttpResponse<String> get(String path, String origin) throws Exception {
    return get(service.port(), path, origin);
  }

  private static HttpResponse<String> get(int port, String path, String origin) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + "/connection/sockjs" + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (!origin.isEmpty()) {
      request.header("origin", origin);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
