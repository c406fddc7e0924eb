package dev.bulletin.realtime;

import static dev.bulletin.realtime.room.Messages.CRYPTO;
import static dev.bulletin.realtime.room.Messages.REPORTS;
import static dev.bulletin.realtime.room.Messages.news;
import static dev.bulletin.realtime.room.Messages.tile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.testing.Eventually;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

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
  void readersOnEveryEventLoopHearTheSame() throws Exception {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clients.add(Client.open(vertx, service.port()).connect().join(REPORTS));
    }
    assertThat(connectionsByLoop()).hasSize(2).allSatisfy(count -> assertThat(count).isPositive());
    service.publish(news("weekly", "loops", "{\"title\":\"Tuần này\"}"));
    List<String> heard = new ArrayList<>();
    for (Client client : clients) {
      heard.add(client.await(message -> message.contains("\"id\":\"loops\"")));
    }
    assertThat(heard).containsOnly(heard.get(0));
    assertThat(heard.get(0)).contains("\"epoch\":\"", "Tuần này");
  }

  private static List<Double> connectionsByLoop() {
    return service.node().meters().get("bulletin.http.connections").counters().stream()
        .map(Counter::count)
        .toList();
  }

  @Test
  void aNewcomerGetsTheNewestAndThenWhatComes() throws Exception {
    service.publish(tile("SOL", "s1", "1"), tile("SOL", "s2", "2"));
    Eventually.that(
        LIMIT,
        () -> {
          Client early = Client.open(vertx, service.port()).connect();
          early.send("{\"id\":2,\"subscribe\":{\"channel\":\"" + CRYPTO + "\"}}");
          assertThat(early.next()).contains("\"id\":\"s2\"").doesNotContain("\"id\":\"s1\"");
        });
    Client late = Client.open(vertx, service.port()).connect().join(CRYPTO);
    service.publish(tile("SOL", "s3", "3"));
    assertThat(late.await(message -> message.contains("\"id\":\"s3\""))).startsWith("{\"push\":");
  }

  @Test
  void countsItsConnections() throws Exception {
    try (RunningService own = RunningService.start()) {
      Client client = Client.open(vertx, own.port()).connect();
      assertThat(own.connections("websocket")).isEqualTo(1);
      client.send("{");
      client.closeCode();
      Eventually.that(LIMIT, () -> assertThat(own.connections("websocket")).isZero());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":2,\"subscribe\":{\"channel\":\"x\"}}     | {\"id\":2,\"error\":{\"code\":102,",
        "{\"id\":2,\"fly\":{}}                            | {\"id\":2,\"error\":{\"code\":104,",
        "{\"id\":2,\"subscribe\":{\"channel\":\"\"}}      | {\"id\":2,\"error\":{\"code\":107,",
        "{\"id\":2,\"subscribe\":7}                       | {\"id\":2,\"error\":{\"code\":107,",
        "{\"id\":2,\"publish\":{\"channel\":\"reports\"}} | {\"id\":2,\"error\":{\"code\":103,"
      })
  void refusesACommandAndLivesOn(String command, String reply) throws Exception {
    Client client = Client.open(vertx, service.port()).connect();
    client.send(command);
    assertThat(client.next()).startsWith(reply);
    client.send("{\"id\":3,\"ping\":{}}");
    assertThat(client.next()).isEqualTo("{\"id\":3,\"ping\":{}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                          | 3501",
        "hello                       | 3501",
        "{\"id\":1                   | 3501",
        "[]                          | 3501",
        "{\"id\":\"x\",\"ping\":{}}  | 3501",
        "{\"ping\":{}}               | 3501",
        "{\"id\":2,\"connect\":{}}   | 3501",
        "{\"send\":{\"data\":{}}}    | 3508"
      })
  void endsTheConnectionWithTheProtocolsCode(String frame, int code) throws Exception {
    try (LogWatch log = LogWatch.open()) {
      Client client = Client.open(vertx, service.port()).connect();
      client.send(frame);
      assertThat(client.closeCode()).isEqualTo(code);
      assertThat(client.closeReason()).isIn("bad request", "not available");
      assertThat(log.complaints()).isEmpty();
    }
  }

  @Test
  void endsTheConnectionOverBytesAndOverTooMany() throws Exception {
    try (LogWatch log = LogWatch.open()) {
      Client binary = Client.open(vertx, service.port()).connect();
      binary.sendBinary("{\"id\":2,\"ping\":{}}");
      assertThat(binary.closeCode()).isEqualTo(3501);
      Client large = Client.open(vertx, service.port()).connect();
      large.send("{\"id\":2,\"ping\":{},\"x\":\"" + "x".repeat(70_000) + "\"}");
      assertThat(large.closeCode()).isEqualTo(1009);
      Client notLarge = Client.open(vertx, service.port()).connect();
      notLarge.send("{\"id\":2,\"ping\":{},\"x\":\"" + "x".repeat(65_000) + "\"}");
      assertThat(notLarge.next()).isEqualTo("{\"id\":2,\"ping\":{}}");
      assertThat(log.complaints()).isEmpty();
    }
  }

  @Test
  void letsPagesOfItsOwnHostInAndNobodyElses() throws Exception {
    String own = "http://127.0.0.1:" + service.port();
    Client.open(vertx, service.port(), Client.PLAIN, Map.of("Origin", own)).connect();
    Client.open(vertx, service.port(), Client.PLAIN, Map.of("Origin", "https://partner.example"))
        .connect();
    Client.open(
            vertx,
            service.port(),
            Client.PLAIN,
            Map.of("Origin", "https://news.example", "X-Forwarded-Host", "news.example"))
        .connect();
    assertThatThrownBy(
            () ->
                Client.open(
                    vertx, service.port(), Client.PLAIN, Map.of("Origin", "https://evil.example")))
        .isInstanceOfSatisfying(
            UpgradeRejectedException.class, e -> assertThat(e.getStatus()).isEqualTo(403));
  }

  @Test
  void aReaderThatDoesNotReadGetsTheNewestWhenItDoes() throws Exception {
    Client slow = Client.open(vertx, service.port()).connect().join(CRYPTO);
    Client quick = Client.open(vertx, service.port()).connect().join(CRYPTO);
    slow.pause();
    String filling = "x".repeat(200_000);
    int rounds = 100;
    for (int i = 0; i < rounds; i++) {
      String id = "n" + i;
      service.publish(tile("ADA", id, "\"" + filling + "\""));
      quick.await(message -> message.contains("\"id\":\"" + id + "\""));
    }
    slow.resume();
    slow.await(message -> message.contains("\"id\":\"n" + (rounds - 1) + "\""));
    service.publish(tile("ADA", "after", "1"));
    assertThat(slow.next()).contains("\"id\":\"after\"");
    assertThat(slow.received()).isLessThan(quick.received());
  }

  @Test
  void aReaderThatDoesNotReadAStreamIsToldAllOfItWhenItDoes() throws Exception {
    Client slow = Client.open(vertx, service.port()).connect().join(REPORTS);
    Client quick = Client.open(vertx, service.port()).connect().join(REPORTS);
    slow.pause();
    String filling = "x".repeat(200_000);
    int rounds = 70;
    for (int i = 0; i < rounds; i++) {
      String id = "m" + i + ".";
      service.publish(news("weekly", id, "\"" + filling + "\""));
      quick.await(message -> message.contains("\"id\":\"" + id + "\""));
    }
    assertThat(service.count("stalled", "kind", "stream")).isPositive();
    slow.resume();
    List<String> heard = new ArrayList<>();
    while (heard.size() < rounds) {
      slow.await(message -> true).lines().forEach(heard::add);
    }
    for (int i = 0; i < rounds; i++) {
      assertThat(heard.get(i)).contains("\"id\":\"m" + i + ".\"");
    }
  }
}
