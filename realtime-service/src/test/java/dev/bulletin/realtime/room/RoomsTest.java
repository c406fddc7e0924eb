package dev.bulletin.realtime.room;

import static dev.bulletin.realtime.room.Messages.CRYPTO;
import static dev.bulletin.realtime.room.Messages.REPORTS;
import static dev.bulletin.realtime.room.Messages.news;
import static dev.bulletin.realtime.room.Messages.numbered;
import static dev.bulletin.realtime.room.Messages.tile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Frame;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Rooms rooms = new Rooms(new RealtimeMetrics(meters));
  private final FakeSubscriber ann = new FakeSubscriber();
  private final FakeSubscriber bob = new FakeSubscriber();

  @Test
  void tellsNothingBeforeTheTickAndOneBatchAfterIt() {
    join(CRYPTO, ann);
    rooms.accept(
        List.of(
            numbered(1, tile("BTC", "a", "{\"p\":1}")),
            numbered(2, tile("ETH", "b", "{\"p\":2}"))));
    assertThat(ann.frames).isEmpty();
    rooms.flush();
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
  void aStateRoomTellsTheNewestOfEachKey() {
    join(CRYPTO, ann);
    rooms.accept(
        List.of(
            numbered(1, tile("BTC", "a", "1")),
            numbered(2, tile("ETH", "b", "2")),
            numbered(3, tile("BTC", "c", "3"))));
    rooms.flush();
    assertThat(ann.texts().get(0)).contains("\"id\":\"b\"", "\"id\":\"c\"");
    assertThat(ann.texts().get(0)).doesNotContain("\"id\":\"a\"");
  }

  @Test
  void aStreamRoomTellsEverythingInOrder() {
    join(REPORTS, ann);
    rooms.accept(List.of(numbered(1, news("r", "a", "1")), numbered(2, news("r", "b", "2"))));
    rooms.flush();
    assertThat(ann.texts().get(0)).containsSubsequence("\"id\":\"a\"", "\"id\":\"b\"");
    assertThat(ann.texts().get(0)).contains("\"kind\":\"stream\"");
  }

  @Test
  void eachTypeHasABatchOfItsOwn() {
    join(CRYPTO, ann);
    RoomMessage gauge =
        new RoomMessage(CRYPTO, RoomKind.STATE, "gauge", "FNG", Instant.EPOCH, "g", "40");
    rooms.accept(List.of(numbered(1, tile("BTC", "a", "1")), numbered(2, gauge)));
    rooms.flush();
    assertThat(ann.texts()).hasSize(2);
    assertThat(ann.texts().get(1)).contains("\"type\":\"gauge\"");
  }

  @Test
  void encodesOnceForAllWhoListen() {
    join(CRYPTO, ann);
    join(CRYPTO, bob);
    double before = count("encodes");
    rooms.accept(List.of(numbered(1, tile("BTC", "a", "1")), numbered(2, tile("ETH", "b", "2"))));
    rooms.flush();
    Frame frame = ann.frames.get(0);
    assertThat(bob.frames).containsExactly(frame);
    assertThat(count("encodes") - before).isEqualTo(1);
    assertThat(count("frames")).isEqualTo(2);
    assertThat(count("deliveries")).isEqualTo(4);
  }

  @Test
  void encodesNothingWhereNobodyListens() {
    rooms.accept(List.of(numbered(1, tile("BTC", "a", "1"))));
    rooms.flush();
    assertThat(count("encodes")).isZero();
  }

  @Test
  void toldOnceIsTold() {
    join(CRYPTO, ann);
    rooms.accept(List.of(numbered(1, tile("BTC", "a", "1"))));
    rooms.flush();
    assertThat(rooms.isDue()).isFalse();
    rooms.flush();
    assertThat(ann.frames).hasSize(1);
  }

  @Test
  void aNewcomerGetsTheStateThatWasToldAndThenWhatComes() {
    rooms.accept(List.of(numbered(1, tile("BTC", "a", "1"))));
    rooms.flush();
    rooms.accept(List.of(numbered(2, tile("ETH", "b", "2"))));
    Room room = join(CRYPTO, ann);
    assertThat(batches(room))
        .isEqualTo(
            "{\"batches\":[{\"type\":\"tile\",\"kind\":\"state\",\"messages\":["
                + "{\"key\":\"BTC\",\"at\":\"1970-01-01T00:00:00Z\",\"offset\":1,\"epoch\":\"e1\","
                + "\"id\":\"a\",\"data\":1}]}]}");
    rooms.flush();
    assertThat(ann.texts().get(0)).contains("\"id\":\"b\"").doesNotContain("\"id\":\"a\"");
    assertThat(batches(room)).contains("\"id\":\"a\"", "\"id\":\"b\"");
  }

  @Test
  void aNewcomerToAStreamGetsNothing() {
    join(REPORTS, bob);
    rooms.accept(List.of(numbered(1, news("r", "a", "1"))));
    rooms.flush();
    assertThat(batches(join(REPORTS, ann))).isEqualTo("{\"batches\":[]}");
  }

  @Test
  void theStateIsEncodedOnceForAllNewcomers() {
    rooms.accept(List.of(numbered(1, tile("BTC", "a", "1"))));
    rooms.flush();
    Room room = join(CRYPTO, ann);
    assertThat(room.newest()).isSameAs(join(CRYPTO, bob).newest());
  }

  @Test
  void keepsTheKeysThatMovedLast() {
    rooms.accept(
        LongStream.rangeClosed(1, StateGroup.MAX_KEYS)
            .mapToObj(i -> numbered(i, tile("K" + i, "a" + i, "1")))
            .toList());
    rooms.flush();
    rooms.accept(
        List.of(numbered(1_001, tile("K1", "b", "1")), numbered(1_002, tile("K0", "c", "1"))));
    rooms.flush();
    assertThat(batches(join(CRYPTO, ann)))
        .contains("\"key\":\"K1\"", "\"key\":\"K0\"", "\"key\":\"K3\"")
        .doesNotContain("\"key\":\"K2\"");
  }

  @Test
  void aRoomThatHasVeryManyMessagesTellsThemAtOnce() {
    join(REPORTS, ann);
    rooms.accept(
        LongStream.rangeClosed(1, Room.MAX_PENDING)
            .mapToObj(i -> numbered(i, news("r", "a" + i, "1")))
            .toList());
    assertThat(ann.frames).hasSize(1);
    assertThat(rooms.isDue()).isFalse();
  }

  @Test
  void whoHasLeftHearsNothing() {
    Room room = join(CRYPTO, ann);
    rooms.accept(List.of(numbered(1, tile("BTC", "a", "1"))));
    rooms.leave(room, ann);
    rooms.flush();
    assertThat(ann.frames).isEmpty();
  }

  @Test
  void whoLeavesWhileBeingToldHarmsNobody() {
    Room room = join(REPORTS, ann);
    join(REPORTS, bob);
    ann.onFrame = () -> rooms.leave(room, ann);
    rooms.accept(List.of(numbered(1, news("r", "a", "1"))));
    rooms.flush();
    rooms.accept(List.of(numbered(2, news("r", "b", "2"))));
    rooms.flush();
    assertThat(ann.frames).hasSize(1);
    assertThat(bob.frames).hasSize(2);
  }

  @Test
  void aRoomIsForgottenWhenNobodyIsInItAndItHasNothingToKeep() {
    Room room = join(REPORTS, ann);
    assertThat(rooms.count()).isEqualTo(1);
    rooms.leave(room, ann);
    assertThat(rooms.count()).isZero();
    rooms.accept(List.of(numbered(1, news("r", "a", "1")), numbered(1, tile("BTC", "a", "1"))));
    rooms.flush();
    assertThat(rooms.count()).isEqualTo(1);
  }

  @Test
  void thereIsAnEndToRooms() {
    for (int i = 0; i < Rooms.MAX_ROOMS; i++) {
      join("dashboard:d" + i, ann);
    }
    assertThat(rooms.join("dashboard:one-more", ann)).isEmpty();
    assertThat(rooms.join("dashboard:d1", bob)).isPresent();
  }

  private Room join(String name, Subscriber subscriber) {
    return rooms.join(name, subscriber).orElseThrow();
  }

  private static String batches(Room room) {
    return new String(room.newest().batches(), StandardCharsets.UTF_8);
  }

  private double count(String name) {
    return meters.get("bulletin.realtime." + name).counter().count();
  }
}
