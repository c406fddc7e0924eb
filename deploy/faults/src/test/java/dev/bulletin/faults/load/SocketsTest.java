package dev.bulletin.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.faults.ledger.Ledger;
import dev.bulletin.faults.ledger.Row;
import dev.bulletin.testing.Eventually;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketsTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server = vertx.createHttpServer();
  private final List<ServerWebSocket> joined = new CopyOnWriteArrayList<>();
  private final List<String> wishes = new CopyOnWriteArrayList<>();
  private final Ledger ledger = new Ledger();
  private volatile String recovered = "";
  private Sockets sockets;

  @BeforeEach
  void open() {
    server.webSocketHandler(this::greet).listen(0, "127.0.0.1").await();
    sockets = Sockets.open(2, origins(), ledger, new Figures());
    Eventually.that(LIMIT, () -> sockets.joined() == 2);
  }

  @AfterEach
  void close() {
    sockets.close();
    vertx.close().await();
  }

  @Test
  void noteWhoWasToldOfAReport() {
    Report report = acknowledged();
    joined.forEach(socket -> tell(socket, report));
    Eventually.that(LIMIT, () -> sockets.news().toldOf(report.slug()).cardinality() == 2);
    assertThat(verified(report).told()).isEqualTo(2);
    assertThat(verified().missedSilently()).isZero();
  }

  @Test
  void noteWhoWasNeverToldOfAReportAndDoesNotKnow() {
    Report report = acknowledged();
    tell(joined.get(0), report);
    Eventually.that(LIMIT, () -> sockets.news().toldOf(report.slug()).cardinality() == 1);
    assertThat(verified(report).told()).isEqualTo(1);
    assertThat(verified().missedSilently()).isEqualTo(1);
    assertThat(verified().missedKnowingly()).isZero();
  }

  @Test
  void noteWhoKnowsThatItHasMissedSomething() {
    Report report = acknowledged();
    tell(joined.get(0), report);
    comeBack(1);
    assertThat(verified(report).missedKnowingly()).isEqualTo(1);
    assertThat(verified().missedSilently()).isZero();
    assertThat(verified().dropped()).isEqualTo(1);
    assertThat(verified().unrecovered()).isEqualTo(1);
  }

  @Test
  void sayWhereTheyStoodAndBelieveThatAllIsRecovered() {
    recovered = "\"recovered\":true,";
    Report report = acknowledged();
    tell(joined.get(0), report);
    comeBack(1);
    assertThat(wishes).last().asString().contains("\"recover\":true", "\"epoch\":\"e\"");
    assertThat(verified(report).missedSilently()).isEqualTo(1);
    assertThat(verified().unrecovered()).isZero();
  }

  private void comeBack(int which) {
    joined.get(which).close().await();
    Eventually.that(LIMIT, () -> joined.size() == 3 && sockets.joined() == 2);
  }

  private Report acknowledged() {
    Report report = new Report("news-1", ledger.current());
    report.acknowledge("\"2\"");
    return report;
  }

  private Row.News verified(Report report) {
    sockets.verify(List.of(report));
    return verified();
  }

  private Row.News verified() {
    return ledger.rows().get(0).news();
  }

  private static void tell(ServerWebSocket socket, Report report) {
    String message = "{\"key\":\"%s\",\"data\":{}}".formatted(report.slug());
    socket
        .writeTextMessage(
            """
            {"push":{"channel":"reports","pub":{"data":{"messages":[%s]},"offset":8}}}"""
                .formatted(message))
        .await();
  }

  private void greet(ServerWebSocket socket) {
    socket.textMessageHandler(text -> text.lines().forEach(line -> answer(socket, line)));
  }

  private void answer(ServerWebSocket socket, String command) {
    if (command.contains("\"id\":2")) {
      wishes.add(command);
      joined.add(socket);
      send(socket, "{\"id\":2,\"subscribe\":{" + recovered + "\"epoch\":\"e\",\"offset\":7}}");
    } else if (command.contains("\"id\":3")) {
      send(socket, "{\"id\":3,\"subscribe\":{}}");
    }
  }

  private static void send(ServerWebSocket socket, String text) {
    var unused = socket.writeTextMessage(text);
  }

  private Origins origins() {
    Optional<String> origin = Optional.of("http://127.0.0.1:" + server.actualPort());
    return new Origins() {
      @Override
      public Optional<String> next() {
        return origin;
      }

      @Override
      public Optional<String> nextBut(String failed) {
        return origin;
      }
    };
  }
}
