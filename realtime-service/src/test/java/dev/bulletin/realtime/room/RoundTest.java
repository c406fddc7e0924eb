package dev.bulletin.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One frame a reader, in slices between which readers come and go. */
class RoundTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeSubscriber ann = new FakeSubscriber();
  private final FakeSubscriber bob = new FakeSubscriber();
  private final FakeSubscriber cid = new FakeSubscriber();
  private final Rooms rooms =
      new Rooms(
          RoomRules.of(Duration.ZERO),
          new FakeSource(),
          new Editions(),
          new RealtimeMetrics(meters),
          () -> 0);

  @Test
  void allRoomsOfAReaderComeInOneFrame() {
    for (int i = 0; i < 10; i++) {
      ann.enter(room(i));
      publish(i, "m" + i);
    }
    Round round = rooms.round();
    round.tell(1);
    assertThat(round.isOver()).isTrue();
    assertThat(ann.frames).hasSize(1);
    assertThat(ann.texts().get(0).lines()).hasSize(10);
  }

  @Test
  void readersOfTheSameRoomsShareTheirBytes() {
    List.of(ann, bob).forEach(one -> List.of(0, 1).forEach(i -> one.enter(room(i))));
    cid.enter(room(1));
    publish(0, "a");
    publish(1, "b");
    finish(rooms.round());
    assertThat(ann.frames).containsExactlyElementsOf(bob.frames);
    assertThat(cid.all()).contains("\"id\":\"b\"").doesNotContain("\"id\":\"a\"");
    assertThat(encodes()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2_000})
  void theEncodesDoNotGrowWithTheReaders(int readers) {
    for (int i = 0; i < readers; i++) {
      FakeSubscriber one = new FakeSubscriber();
      one.enter(room(0));
      one.enter(room(1));
    }
    for (int tick = 0; tick < 5; tick++) {
      publish(0, "a" + tick);
      publish(1, "b" + tick);
      finish(rooms.round());
    }
    assertThat(encodes()).isEqualTo(5);
  }

  @Test
  void aSliceIsNoLongerThanAskedFor() {
    List<FakeSubscriber> many =
        IntStream.range(0, 100).mapToObj(i -> new FakeSubscriber()).toList();
    many.forEach(one -> one.enter(room(0)));
    publish(0, "a");
    Round round = rooms.round();
    round.tell(30);
    assertThat(many.stream().filter(one -> !one.frames.isEmpty())).hasSize(30);
    assertThat(round.isOver()).isFalse();
    finish(round);
    assertThat(many).allSatisfy(one -> assertThat(one.frames).hasSize(1));
  }

  @Test
  void whoEntersMeanwhileIsToldOnEnteringAndNotAgain() {
    ann.enter(room(0));
    publish(0, "a");
    Round round = rooms.round();
    assertThat(new String(bob.enter(room(0)).data())).contains("\"id\":\"a\"");
    finish(round);
    assertThat(ann.frames).hasSize(1);
    assertThat(bob.frames).isEmpty();
  }

  @Test
  void whoLeavesMeanwhileIsToldNoMoreOfThatRoom() {
    List.of(0, 1).forEach(i -> ann.enter(room(i)));
    publish(0, "a");
    publish(1, "b");
    Round round = rooms.round();
    rooms.leave(room(0), ann.seat);
    finish(round);
    assertThat(ann.all()).contains("\"id\":\"b\"").doesNotContain("\"id\":\"a\"");
  }

  @Test
  void whoLeavesAndComesBackMeanwhileIsToldOnce() {
    ann.enter(room(0));
    publish(0, "a");
    Round round = rooms.round();
    rooms.leave(room(0), ann.seat);
    assertThat(new String(ann.enter(room(0)).data())).contains("\"id\":\"a\"");
    finish(round);
    assertThat(ann.frames).isEmpty();
  }

  @Test
  void whoLeavesWhileAnotherIsToldHarmsNobody() {
    List.of(ann, bob, cid).forEach(one -> one.enter(room(0)));
    ann.onFrame = () -> rooms.leave(room(0), bob.seat);
    publish(0, "a");
    finish(rooms.round());
    assertThat(bob.frames).isEmpty();
    assertThat(cid.frames).hasSize(1);
  }

  @Test
  void whoHasCaughtUpMeanwhileIsNotToldAgain() {
    ann.slow = true;
    ann.enter(room(0));
    publish(0, "a");
    finish(rooms.round());
    ann.slow = false;
    publish(0, "b");
    Round round = rooms.round();
    assertThat(room(0).missed(0))
        .hasValueSatisfying(missed -> assertThat(missed.complete()).isTrue());
    room(0).caughtUp(ann.seat);
    finish(round);
    assertThat(ann.frames).isEmpty();
  }

  @Test
  void moreRoomsThanARoundHoldsAreToldInTheNext() {
    int many = Round.MAX_ROOMS + 1;
    for (int i = 0; i < many; i++) {
      ann.enter(room(i));
      publish(i, "m" + i);
    }
    finish(rooms.round());
    assertThat(rooms.nextDue()).isPresent();
    finish(rooms.round());
    assertThat(rooms.nextDue()).isEmpty();
    assertThat(ann.all().lines()).hasSize(many);
  }

  @Test
  void everyoneIsToldEverythingOnceInOrderHoweverTheyComeAndGo() {
    Random random = new Random(7);
    List<Walker> walkers = IntStream.range(0, 40).mapToObj(i -> new Walker()).toList();
    for (int turn = 0; turn < 300; turn++) {
      walkers.get(random.nextInt(walkers.size())).walk(random.nextInt(3));
      publish(random.nextInt(3), "x");
      publish(random.nextInt(3), "y");
      Round round = rooms.round();
      while (!round.isOver()) {
        round.tell(7);
        walkers.get(random.nextInt(walkers.size())).walk(random.nextInt(3));
      }
    }
    walkers.forEach(Walker::check);
    assertThat(walkers.stream().mapToInt(walker -> walker.told).sum()).isGreaterThan(1_000);
  }

  /** Goes in and out, and expects the next message of each room that it is in. */
  private final class Walker {
    private static final Pattern OFFSET = Pattern.compile("\"offset\":(\\d+)");

    private final FakeSubscriber self = new FakeSubscriber();
    private final boolean[] inside = new boolean[3];
    private final int[] last = new int[3];
    private int told;

    Walker() {
      self.onFrame = this::read;
    }

    void walk(int i) {
      if (inside[i]) {
        rooms.leave(room(i), self.seat);
      } else {
        self.enter(room(i));
        last[i] = offsets[i];
      }
      inside[i] = !inside[i];
    }

    private void read() {
      self.frames.remove(0).text().lines().forEach(this::read);
    }

    private void read(String line) {
      int i = line.charAt(line.indexOf("dashboard:d") + "dashboard:d".length()) - '0';
      assertThat(inside[i]).isTrue();
      Matcher matcher = OFFSET.matcher(line);
      while (matcher.find()) {
        assertThat(Integer.parseInt(matcher.group(1))).isEqualTo(++last[i]);
        told++;
      }
    }

    void check() {
      for (int i = 0; i < 3; i++) {
        assertThat(last[i]).isEqualTo(inside[i] ? offsets[i] : last[i]);
      }
    }
  }

  private final int[] offsets = new int[Round.MAX_ROOMS + 1];

  /** Each message has a key of its own, so that nothing replaces it. */
  private void publish(int room, String id) {
    int offset = ++offsets[room];
    RoomMessage message =
        new RoomMessage(
            "dashboard:d" + room, RoomKind.STATE, "tile", "k" + offset, Instant.EPOCH, id, "1");
    rooms.accept(List.of(Messages.numbered(offset, message)));
  }

  private Room room(int i) {
    return rooms.find("dashboard:d" + i).orElseThrow();
  }

  private static void finish(Round round) {
    while (!round.isOver()) {
      round.tell(3);
    }
  }

  private double encodes() {
    return meters.get("bulletin.realtime.encodes").tag("kind", "state").counter().count();
  }
}
