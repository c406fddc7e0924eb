package dev.bulletin.realtime.room;

import static dev.bulletin.realtime.room.Messages.CRYPTO;
import static dev.bulletin.realtime.room.Messages.gauge;
import static dev.bulletin.realtime.room.Messages.numbered;
import static dev.bulletin.realtime.room.Messages.tile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Command.Recover;
import dev.bulletin.realtime.protocol.Frame;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Rooms of state, and what is told when. */
class RoomsTest {
  private static final long TICK = 200;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeSubscriber ann = new FakeSubscriber();
  private final FakeSubscriber bob = new FakeSubscriber();
  private long now = 1_000_050;
  private final Rooms rooms =
      new Rooms(
          RoomRules.of(Duration.ofMillis(TICK)),
          new FakeSource(),
          new Editions(),
          new RealtimeMetrics(meters),
          () -> now);

  @Test
  void tellsNothingBeforeTheTickAndOneBatchAfterIt() {
    ann.enter(room(CRYPTO));
    accept(numbered(1, tile("BTC", "a", "{\"p\":1}")), numbered(2, tile("ETH", "b", "{\"p\":2}")));
    rooms.round();
    assertThat(ann.frames).isEmpty();
    tick();
    assertThat(ann.texts())
        .containsExactly(
            "{\"push\":{\"channel\":\"dashboard:crypto\",\"pub\":{\"data\":"
                + "{\"type\":\"tile\",\"kind\":\"state\",\"messages\":["
                + "{\"key\":\"BTC\",\"at\":\"1970-01-01T00:00:00Z\",\"offset\":1,\"epoch\":\"e1\","
                + "\"id\":\"a\",\"data\":{\"p\":1}},"
                + "{\"key\":\"ETH\",\"at\":\"1970-01-01T00:00:00Z\",\"offset\":2,\"epoch\":\"e1\","
                + "\"id\":\"b\",\"data\":{\"p\":2}}]}}}}");
  }

  @Test
  void roomsOfATickAreDueTogether() {
    accept(numbered(1, tile("BTC", "a", "1")));
    assertThat(rooms.nextDue()).hasValue(1_000_200);
    now = 1_000_199;
    accept(numbered(1, elsewhere("other", "b")));
    assertThat(rooms.nextDue()).hasValue(1_000_200);
    now = 1_000_200;
    accept(numbered(2, elsewhere("third", "c")));
    rooms.round();
    assertThat(rooms.nextDue()).hasValue(1_000_400);
  }

  @Test
  void withoutATickMessagesAreDueAtOnce() {
    Rooms quick =
        new Rooms(
            RoomRules.of(Duration.ZERO),
            new FakeSource(),
            new Editions(),
            new RealtimeMetrics(meters),
            () -> now);
    ann.enter(quick.find(CRYPTO).orElseThrow());
    quick.accept(List.of(numbered(1, tile("BTC", "a", "1"))));
    assertThat(quick.nextDue()).hasValue(now);
    finish(quick.round());
    assertThat(ann.frames).hasSize(1);
  }

  @Test
  void aStateRoomTellsTheNewestOfEachKey() {
    ann.enter(room(CRYPTO));
    accept(
        numbered(1, tile("BTC", "a", "1")),
        numbered(2, tile("ETH", "b", "2")),
        numbered(3, tile("BTC", "c", "3")));
    tick();
    assertThat(ann.all()).contains("\"id\":\"b\"", "\"id\":\"c\"").doesNotContain("\"id\":\"a\"");
    assertThat(meters.get("bulletin.realtime.conflated").counter().count()).isEqualTo(1);
  }

  @Test
  void eachTypeHasABatchOfItsOwnInTheSameFrame() {
    ann.enter(room(CRYPTO));
    accept(numbered(1, tile("BTC", "a", "1")), numbered(2, gauge("FNG", "g", "40")));
    tick();
    assertThat(ann.frames).hasSize(1);
    assertThat(ann.texts().get(0).lines()).hasSize(2);
    assertThat(ann.texts().get(0)).contains("\"type\":\"tile\"", "\"type\":\"gauge\"");
  }

  @Test
  void aTypeThatCannotBeEncodedKeepsNoOtherFromBeingTold() {
    ann.enter(room(CRYPTO));
    RoomMessage broken =
        new RoomMessage(CRYPTO, RoomKind.STATE, "broken", "x", Instant.EPOCH, "x", null);
    accept(numbered(1, broken), numbered(2, tile("BTC", "a", "1")));
    tick();
    assertThat(ann.all()).contains("\"id\":\"a\"").doesNotContain("broken");
    assertThat(meters.get("bulletin.realtime.messages").tag("result", "failed").counter().count())
        .isEqualTo(1);
  }

  @Test
  void encodesOnceForAllWhoListen() {
    ann.enter(room(CRYPTO));
    bob.enter(room(CRYPTO));
    accept(numbered(1, tile("BTC", "a", "1")), numbered(2, tile("ETH", "b", "2")));
    tick();
    Frame frame = ann.frames.get(0);
    assertThat(bob.frames).containsExactly(frame);
    assertThat(ofState("encodes")).isEqualTo(1);
    assertThat(meters.get("bulletin.realtime.frames").counter().count()).isEqualTo(2);
    assertThat(ofState("deliveries")).isEqualTo(4);
    assertThat(meters.get("bulletin.realtime.bytes").counter().count())
        .isEqualTo(2.0 * frame.length());
  }

  @Test
  void encodesNothingWhereNobodyListens() {
    accept(numbered(1, tile("BTC", "a", "1")));
    tick();
    assertThat(ofState("encodes")).isZero();
  }

  @Test
  void toldOnceIsTold() {
    ann.enter(room(CRYPTO));
    accept(numbered(1, tile("BTC", "a", "1")));
    tick();
    assertThat(rooms.nextDue()).isEmpty();
    tick();
    assertThat(ann.frames).hasSize(1);
  }

  @Test
  void aNewcomerGetsTheStateThatWasToldAndThenWhatComes() {
    accept(numbered(1, tile("BTC", "a", "1")));
    tick();
    accept(numbered(2, tile("ETH", "b", "2")));
    assertThat(batches(ann))
        .isEqualTo(
            "{\"batches\":[{\"type\":\"tile\",\"kind\":\"state\",\"messages\":["
                + "{\"key\":\"BTC\",\"at\":\"1970-01-01T00:00:00Z\",\"offset\":1,\"epoch\":\"e1\","
                + "\"id\":\"a\",\"data\":1}]}]}");
    tick();
    assertThat(ann.all()).contains("\"id\":\"b\"").doesNotContain("\"id\":\"a\"");
    assertThat(batches(bob)).contains("\"id\":\"a\"", "\"id\":\"b\"");
  }

  @Test
  void aStateThatHasNotChangedIsEncodedOnceForAllNewcomers() {
    accept(numbered(1, tile("BTC", "a", "1")));
    tick();
    Room room = room(CRYPTO);
    assertThat(room.enter(ann.seat, Recover.NOT).data())
        .isSameAs(room.enter(bob.seat, Recover.NOT).data());
  }

  @Test
  void keepsTheKeysThatSpokeLast() {
    accept(
        LongStream.rangeClosed(0, StateContents.MAX_KEYS)
            .mapToObj(i -> numbered(i, tile("K" + i, "a", "1")))
            .toArray(Numbered[]::new));
    tick();
    assertThat(batches(ann)).contains("\"key\":\"K1\"").doesNotContain("\"key\":\"K0\"");
  }

  @Test
  void whoHasLeftHearsNothing() {
    Room room = room(CRYPTO);
    ann.enter(room);
    accept(numbered(1, tile("BTC", "a", "1")));
    rooms.leave(room, ann.seat);
    tick();
    assertThat(ann.frames).isEmpty();
  }

  @Test
  void countsItsReaders() {
    Room room = room(CRYPTO);
    ann.enter(room);
    bob.enter(room);
    rooms.leave(room, ann.seat);
    rooms.leave(room, ann.seat);
    assertThat(meters.get("bulletin.realtime.readers").tag("kind", "state").gauge().value())
        .isEqualTo(1);
  }

  @Test
  void aRoomIsForgottenWhenNobodyIsInItAndItHasNothingToKeep() {
    Room room = room(CRYPTO);
    ann.enter(room);
    assertThat(rooms.count()).isEqualTo(1);
    rooms.leave(room, ann.seat);
    assertThat(rooms.count()).isZero();
    accept(numbered(1, tile("BTC", "a", "1")));
    assertThat(rooms.count()).isEqualTo(1);
  }

  @Test
  void thereIsAnEndToRooms() {
    for (int i = 0; i < Rooms.MAX_ROOMS; i++) {
      room("dashboard:d" + i);
    }
    assertThat(rooms.find("dashboard:one-more")).isEmpty();
    assertThat(rooms.find("dashboard:d1")).isPresent();
    assertThat(rooms.find("nonsense")).isEmpty();
  }

  private static RoomMessage elsewhere(String dashboard, String id) {
    return new RoomMessage(
        "dashboard:" + dashboard, RoomKind.STATE, "tile", "BTC", Instant.EPOCH, id, "1");
  }

  private Room room(String name) {
    return rooms.find(name).orElseThrow();
  }

  private void accept(Numbered... messages) {
    rooms.accept(List.of(messages));
  }

  private void tick() {
    now += TICK;
    finish(rooms.round());
  }

  private static void finish(Round round) {
    while (!round.isOver()) {
      round.tell(100);
    }
  }

  private String batches(FakeSubscriber subscriber) {
    return new String(subscriber.enter(room(CRYPTO)).data(), StandardCharsets.UTF_8);
  }

  private double ofState(String name) {
    return meters.get("bulletin.realtime." + name).tag("kind", "state").counter().count();
  }
}
