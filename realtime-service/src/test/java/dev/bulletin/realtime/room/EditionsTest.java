package dev.bulletin.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Event loops that tell the same come to the same bytes. */
class EditionsTest {
  private static final int LOOPS = 4;
  private static final int TICKS = 200;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Editions editions = new Editions();
  private final List<Loop> loops = Stream.generate(() -> new Loop(editions)).limit(LOOPS).toList();
  private final ExecutorService threads = Executors.newFixedThreadPool(LOOPS);
  private final CyclicBarrier start = new CyclicBarrier(LOOPS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void aTickIsEncodedOnceHoweverManyEventLoopsTellIt() throws Exception {
    for (int tick = 1; tick <= TICKS; tick++) {
      List<Numbered> told = List.of(message(tick, "a"), message(tick, "b"));
      List<Frame> frames = onAll(loop -> loop.tell(told));
      assertThat(frames).allSatisfy(frame -> assertThat(frame).isSameAs(frames.get(0)));
      assertThat(frames.get(0).text()).contains("\"id\":\"a" + tick).contains("\"id\":\"b" + tick);
    }
    assertThat(encodes()).isEqualTo(TICKS);
  }

  @Test
  void eachFormatIsEncodedOnce() throws Exception {
    List<Frame> frames = onAll(loop -> loop.tell(List.of(message(1, "a"))));
    List<byte[]> bytes = onAll(loop -> frames.get(0).bytes(Format.PROTOBUF));
    assertThat(bytes).allSatisfy(some -> assertThat(some).isSameAs(bytes.get(0)));
    assertThat(encodes()).isEqualTo(2);
  }

  @Test
  void anEventLoopThatHasHeardMoreTellsMore() {
    loops.get(0).tell(List.of(message(1, "a")));
    Frame both = loops.get(1).tell(List.of(message(1, "a"), message(2, "b")));
    assertThat(both.text()).contains("\"id\":\"a1").contains("\"id\":\"b2");
    assertThat(encodes()).isEqualTo(2);
  }

  private <T> List<T> onAll(Step<T> step) throws InterruptedException, ExecutionException {
    List<Callable<T>> steps = loops.stream().map(loop -> onOne(loop, step)).toList();
    List<T> results = new ArrayList<>();
    for (Future<T> one : threads.invokeAll(steps)) {
      results.add(one.get());
    }
    return results;
  }

  private <T> Callable<T> onOne(Loop loop, Step<T> step) {
    return () -> {
      start.await();
      return step.run(loop);
    };
  }

  private interface Step<T> {
    T run(Loop loop);
  }

  /** The rooms of one event loop, and a reader there. */
  private final class Loop {
    private final Rooms rooms;
    private final FakeSubscriber reader = new FakeSubscriber();

    Loop(Editions editions) {
      rooms =
          new Rooms(
              RoomRules.of(Duration.ZERO),
              new FakeSource(),
              editions,
              new RealtimeMetrics(meters),
              () -> 0);
      reader.enter(rooms.find("dashboard:d").orElseThrow());
    }

    Frame tell(List<Numbered> messages) {
      rooms.accept(messages);
      rooms.round().tell(1);
      return reader.frames.get(reader.frames.size() - 1);
    }
  }

  private static Numbered message(int offset, String key) {
    return Messages.numbered(
        offset,
        new RoomMessage(
            "dashboard:d", RoomKind.STATE, "tile", key, Instant.EPOCH, key + offset, "1"));
  }

  private double encodes() {
    return meters.get("bulletin.realtime.encodes").tag("kind", "state").counter().count();
  }
}
