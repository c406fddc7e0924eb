package dev.bulletin.realtime;

import static dev.bulletin.realtime.room.Messages.CRYPTO;
import static dev.bulletin.realtime.room.Messages.REPORTS;
import static dev.bulletin.realtime.room.Messages.tile;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.realtime.CloseReader;
import dev.bulletin.contract.realtime.ReaderTraffic;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RealtimeSurvey;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.SurveyRealtime;
import dev.bulletin.contract.realtime.TransportCount;
import dev.bulletin.testing.Eventually;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those see and may do who look after a node. */
class WatchIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String FILLING = "x".repeat(200_000);
  private static final Principal BOSS =
      new Principal("person:boss", Set.of(RealtimeContract.USERS_SCOPE));
  private static final Principal READER =
      new Principal("person:lan", Set.of(RealtimeContract.WATCH_SCOPE));

  private final Vertx vertx = Vertx.vertx();
  private RunningService service;

  @BeforeEach
  void start() {
    service = RunningService.start();
  }

  @AfterEach
  void stop() {
    service.close();
    vertx.close().await();
  }

  private RealtimeSurvey survey() throws Exception {
    return survey(10);
  }

  private RealtimeSurvey survey(int limit) throws Exception {
    return service
        .node()
        .bus()
        .ask(RealtimeContract.SURVEY, new SurveyRealtime(limit))
        .await(10, SECONDS);
  }

  /** Its id. */
  private static String connect(Client client) throws Exception {
    client.send("{\"id\":1,\"connect\":{}}");
    String reply = client.await(message -> message.startsWith("{\"id\":1,\"connect\":"));
    return new JsonObject(reply).getJsonObject("connect").getString("client");
  }

  @Test
  void aReaderThatDoesNotReadIsTheSlowestUntilItReads() throws Exception {
    Client slow = Client.open(vertx, service.port());
    String slowId = connect(slow);
    slow.join(CRYPTO);
    Client quick = Client.open(vertx, service.port());
    String quickId = connect(quick);
    quick.join(CRYPTO);
    slow.pause();
    for (int i = 0; service.count("stalled", "kind", "state") == 0; i++) {
      String id = "w" + i + ".";
      service.publish(tile("ADA", id, "\"" + FILLING + "\""));
      quick.await(message -> message.contains("\"id\":\"" + id + "\""));
    }
    Eventually.that(LIMIT, () -> assertThat(survey().traffic().slow()).isEqualTo(1));
    RealtimeSurvey survey = survey();
    assertThat(survey.slowest())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.client()).isEqualTo(slowId);
              assertThat(one.node()).isEqualTo(service.node().id());
              assertThat(one.marks()).isEqualTo(1);
              assertThat(one.stalledSince()).isBetween(one.since(), survey.provenance().asOf());
              assertThat(one.waiting()).isGreaterThan(FILLING.length());
            });
    assertThat(survey.busiest()).extracting(ReaderTraffic::client).containsExactly(quickId, slowId);
    assertThat(survey(1).busiest()).extracting(ReaderTraffic::client).containsExactly(quickId);
    slow.resume();
    Eventually.that(LIMIT, () -> assertThat(survey().slowest()).isEmpty());
  }

  @Test
  void tellsTheRoomsAndWhatIsPublishedInThem() throws Exception {
    List<Client> clients =
        List.of(
            Client.open(vertx, service.port()).connect().join(CRYPTO),
            Client.open(vertx, service.port()).connect().join(CRYPTO),
            Client.open(vertx, service.port()).connect().join(REPORTS),
            Client.open(vertx, service.port()));
    Eventually.that(
        LIMIT,
        () -> {
          service.publish(tile("BTC", id(), "1"), tile("BTC", id(), "2"));
          RealtimeSurvey survey = survey();
          assertThat(survey.traffic().readers()).isEqualTo(4);
          assertThat(survey.traffic().arriving()).isEqualTo(1);
          assertThat(survey.traffic().rooms()).isEqualTo(2);
          assertThat(survey.traffic().publications()).isPositive();
          assertThat(survey.traffic().bytes()).isPositive();
          assertThat(survey.connections()).contains(new TransportCount("websocket", 4));
          assertThat(survey.rooms().get(0))
              .satisfies(
                  room -> {
                    assertThat(room.room()).isEqualTo(CRYPTO);
                    assertThat(room.kind()).isEqualTo(RoomKind.STATE);
                    assertThat(room.readers()).isEqualTo(2);
                    assertThat(room.publications()).isPositive();
                    assertThat(room.conflated()).isPositive().isLessThan(room.publications());
                    assertThat(room.tickMillis()).isEqualTo(RunningService.TICK.toMillis());
                  });
        });
    for (Client client : clients) {
      client.close();
    }
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  @Test
  void endsOneConnectionAndNoOther() throws Exception {
    Client one = Client.open(vertx, service.port());
    String id = connect(one);
    Client other = Client.open(vertx, service.port()).connect();
    assertThat(close(BOSS, "no-such-client")).isZero();
    assertThat(close(BOSS, id)).isEqualTo(1);
    assertThat(one.closeCode()).isEqualTo(3011);
    other.send("{\"id\":7,\"ping\":{}}");
    assertThat(other.next()).isEqualTo("{\"id\":7,\"ping\":{}}");
    Eventually.that(
        LIMIT,
        () ->
            assertThat(survey().closes())
                .anySatisfy(
                    closes -> {
                      assertThat(closes.code()).isEqualTo("3011");
                      assertThat(closes.count()).isEqualTo(1);
                    }));
  }

  @Test
  void endsNothingForWhoMayNot() throws Exception {
    Client one = Client.open(vertx, service.port());
    String id = connect(one);
    assertThatThrownBy(() -> close(READER, id))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
    one.send("{\"id\":7,\"ping\":{}}");
    assertThat(one.next()).isEqualTo("{\"id\":7,\"ping\":{}}");
  }

  private int close(Principal principal, String client) throws Exception {
    return service
        .node()
        .bus()
        .ask(RealtimeContract.CLOSE_READER, new CloseReader(principal, client))
        .await(10, SECONDS)
        .closed();
  }
}
