package dev.bulletin.realtime;

import static dev.bulletin.realtime.RunningService.QUICK;
import static dev.bulletin.realtime.RunningService.TICK;
import static dev.bulletin.realtime.room.Messages.CRYPTO;
import static dev.bulletin.realtime.room.Messages.REPORTS;
import static dev.bulletin.realtime.room.Messages.tile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.realtime.reader.HallConfig;
import dev.bulletin.realtime.reader.Limits;
import dev.bulletin.realtime.reader.Liveness;
import dev.bulletin.realtime.transport.TransportKind;
import dev.bulletin.testing.Eventually;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How connections end that have done nothing wrong, or nothing at all. */
class LifeIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Set<TransportKind> ALL = Set.of(TransportKind.values());

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void aReaderIsPingedAndGivenUpWhenItDoesNotAnswer() throws Exception {
    try (RunningService service = RunningService.start(0, livingBy(300, 4_000, 30_000), ALL)) {
      Client client = Client.open(vertx, service.port()).connect();
      assertThat(client.next()).isEqualTo("{}");
      client.send("{}");
      assertThat(client.next()).isEqualTo("{}");
      assertThat(client.closeCode()).isEqualTo(3012);
    }
  }

  @Test
  void aConnectionThatSaysNothingIsEnded() throws Exception {
    try (RunningService service = RunningService.start(0, livingBy(300, 200, 200), ALL)) {
      assertThat(Client.open(vertx, service.port()).closeCode()).isEqualTo(3502);
    }
  }

  @Test
  void aFullNodeLetsAReaderInOnlyToSayComeBack() throws Exception {
    HallConfig one = new HallConfig(Duration.ZERO, RunningService.QUICK.liveness(), limits(1));
    try (RunningService service = RunningService.start(0, one, ALL)) {
      Client first = Client.open(vertx, service.port()).connect();
      assertThat(Client.open(vertx, service.port()).closeCode()).isEqualTo(4000);
      first.send("{");
      first.closeCode();
      Eventually.that(LIMIT, () -> assertThat(service.connections("websocket")).isZero());
      Client.open(vertx, service.port()).connect();
    }
  }

  @Test
  void whenTooManyComeAtOnceSomeAreToldToComeAgain() throws Exception {
    HallConfig one = new HallConfig(TICK, QUICK.liveness(), limits(1_000), 1);
    try (RunningService service = RunningService.start(0, one, ALL)) {
      Client first = Client.open(vertx, service.port());
      Eventually.that(LIMIT, () -> assertThat(service.connections("websocket")).isEqualTo(1));
      assertThat(Client.open(vertx, service.port()).closeCode()).isEqualTo(4001);
      first.connect();
      Client.open(vertx, service.port()).connect();
    }
  }

  @Test
  void aReaderThatNothingReachesIsSentAwayToComeBack() throws Exception {
    Liveness impatient = QUICK.liveness().stalledAfter(Duration.ofSeconds(2));
    HallConfig hall = new HallConfig(TICK, impatient, limits(1_000));
    try (RunningService service = RunningService.start(0, hall, ALL)) {
      Client slow = Client.open(vertx, service.port()).connect().join(CRYPTO);
      Client quick = Client.open(vertx, service.port()).connect().join(CRYPTO);
      slow.pause();
      String filling = "x".repeat(200_000);
      for (int i = 0; service.count("closes", "code", "3008") == 0; i++) {
        String id = "s" + i + ".";
        service.publish(tile("ADA", id, "\"" + filling + "\""));
        quick.await(message -> message.contains("\"id\":\"" + id + "\""));
      }
      slow.resume();
      assertThat(slow.closeCode()).isEqualTo(3008);
    }
  }

  @Test
  void aStoppingNodeSendsItsReadersAway() throws Exception {
    RunningService service = RunningService.start();
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      clients.add(Client.open(vertx, service.port()).connect().join(REPORTS));
    }
    service.close();
    for (Client client : clients) {
      assertThat(client.closeCode()).isEqualTo(3001);
    }
  }

  @Test
  void webSocketCanBeRefused() throws Exception {
    Set<TransportKind> sockJs = Set.of(TransportKind.SOCKJS);
    try (RunningService service = RunningService.start(0, RunningService.QUICK, sockJs)) {
      for (String path : List.of(Client.PLAIN, "/connection/sockjs/000/abc/websocket")) {
        assertThatThrownBy(() -> Client.open(vertx, service.port(), path, Map.of()))
            .isInstanceOfSatisfying(
                UpgradeRejectedException.class, e -> assertThat(e.getStatus()).isEqualTo(404));
      }
    }
  }

  private static HallConfig livingBy(long pingMillis, long pongMillis, long connectMillis) {
    Liveness liveness =
        new Liveness(
            Duration.ofMillis(pingMillis),
            Duration.ofMillis(pongMillis),
            Duration.ofMillis(connectMillis));
    return new HallConfig(RunningService.TICK, liveness, limits(1_000));
  }

  private static Limits limits(int connections) {
    return new Limits(32, connections, 1_000, 1_000, 65_536, 10_000);
  }
}
