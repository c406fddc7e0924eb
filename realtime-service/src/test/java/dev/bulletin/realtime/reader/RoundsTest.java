package dev.bulletin.realtime.reader;

import static dev.bulletin.realtime.room.Messages.CRYPTO;
import static dev.bulletin.realtime.room.Messages.tile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Command.Recover;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.room.Editions;
import dev.bulletin.realtime.room.News;
import dev.bulletin.realtime.room.Numbering;
import dev.bulletin.realtime.room.Room;
import dev.bulletin.realtime.room.RoomRules;
import dev.bulletin.realtime.room.Rooms;
import dev.bulletin.realtime.room.Seat;
import dev.bulletin.realtime.room.StreamSource;
import dev.bulletin.realtime.room.Subscriber;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a real event loop. */
class RoundsTest {
  private static final int READERS = 1_000;
  private static final long WORK_NANOS = 100_000;

  private final Vertx vertx = Vertx.vertx();
  private final RealtimeMetrics metrics = new RealtimeMetrics(new SimpleMeterRegistry());
  private final RoomRules rules = RoomRules.of(Duration.ofMillis(20));
  private final Numbering numbering = new Numbering(rules, "e1", metrics);
  private final Rooms rooms =
      new Rooms(rules, new NoStreams(), new Editions(), metrics, RoundsTest::millis);
  private final Rounds rounds = new Rounds(vertx, rooms, RoundsTest::millis);
  private final Promise<Integer> done = Promise.promise();
  private final Promise<Void> twice = Promise.promise();
  private final Set<Frame> seen = new LinkedHashSet<>();
  private List<Frame> frames = List.of();
  private Runnable onFirst = () -> {};
  private int turns;
  private int turnsBefore;
  private int told;

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void theLoopDoesOtherWorkWhileVeryManyAreTold() throws Exception {
    onLoop(
        () -> {
          enter(READERS);
          vertx.setPeriodic(1, id -> turns++);
          publish("a");
        });
    assertThat(done.future().await(30, TimeUnit.SECONDS)).isGreaterThan(3);
  }

  @Test
  void whatComesDuringARoundIsToldInTheNext() throws Exception {
    onFirst = () -> vertx.runOnContext(turn -> publish("b"));
    onLoop(
        () -> {
          enter(READERS);
          publish("a");
        });
    twice.future().await(30, TimeUnit.SECONDS);
    assertThat(frames).hasSize(2);
    assertThat(frames.get(0).text()).contains("\"id\":\"a\"");
    assertThat(frames.get(1).text()).contains("\"id\":\"b\"");
  }

  private void enter(int readers) {
    Room room = rooms.find(CRYPTO).orElseThrow();
    for (int i = 0; i < readers; i++) {
      room.enter(new Seat(new Busy()), Recover.NOT);
    }
  }

  private void publish(String id) {
    rooms.accept(numbering.number(List.of(tile("BTC", id, "1"))));
    rounds.wake();
  }

  private void onLoop(Runnable task) {
    Context loop = vertx.getOrCreateContext();
    Future.<Void>future(
            ran ->
                loop.runOnContext(
                    turn -> {
                      task.run();
                      ran.complete();
                    }))
        .await();
  }

  /** Takes its time. */
  private final class Busy implements Subscriber {
    @Override
    public int tell(Frame frame, List<News> news) {
      long end = System.nanoTime() + WORK_NANOS;
      while (System.nanoTime() - end < 0) {
        Thread.onSpinWait();
      }
      seen.add(frame);
      if (told++ == 0) {
        turnsBefore = turns;
        onFirst.run();
      }
      if (told == READERS) {
        done.complete(turns - turnsBefore);
      }
      if (told == 2 * READERS) {
        frames = List.copyOf(seen);
        twice.complete();
      }
      return frame.length();
    }

    @Override
    public void expelled(Room room) {}
  }

  /** Nobody asks for one. */
  private static final class NoStreams implements StreamSource {
    @Override
    public void open(String room, long ticket) {}

    @Override
    public void check(String room) {}

    @Override
    public void close(String room) {}
  }

  private static long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
