package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.process.Census;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server holds, after a collection, while nobody is there.
 *
 * @param registrations subscriptions to the bus, of all nodes
 * @param counts its own, by the names of its metrics
 * @param openFiles sockets among them
 * @param heapBytes in use
 */
record Remains(
    int registrations, Map<String, Double> counts, Census census, long openFiles, long heapBytes) {
  private static final String PREFIX = "bulletin_realtime_";
  private static final int LOOKS = 45;
  private static final long PAUSE_MILLIS = 2_000;

  /** What a node counts of its readers, none of which is there without them. */
  static final List<String> OF_READERS =
      List.of(
          "connections",
          "arriving",
          "readers",
          "sessions",
          "streams",
          "users",
          "addresses",
          "present");

  /** They stand for a reader or for its connection. */
  static final List<String> READER_CLASSES =
      List.of(
          "dev.bulletin.realtime.reader.Reader",
          "dev.bulletin.realtime.room.Seat",
          "dev.bulletin.realtime.reader.Pass",
          "dev.bulletin.realtime.transport.WebSocketClient",
          "dev.bulletin.realtime.transport.sockjs.Session",
          "dev.bulletin.realtime.transport.emulation.Stream",
          "io.vertx.core.http.impl.ServerWebSocketImpl");

  /** Of Vert.x and of its event loops. */
  static final List<String> TIMER_CLASSES =
      List.of(
          "io.vertx.core.impl.VertxImpl$InternalTimerHandler",
          "io.vertx.core.impl.TimerImpl",
          "io.netty.util.concurrent.ScheduledFutureTask");

  /** Of the bus. */
  static final List<String> CONSUMER_CLASSES =
      List.of(
          "io.vertx.core.eventbus.impl.HandlerHolder",
          "io.vertx.core.eventbus.impl.clustered.ClusteredHandlerHolder");

  Remains {
    counts = Map.copyOf(counts);
  }

  /** Waits until no reader is counted any more, or until that must not be hoped for. */
  static Remains of(Stage stage) throws IOException, InterruptedException {
    Thread.sleep(PAUSE_MILLIS);
    Remains remains = look(stage);
    for (int looks = 1; looks < LOOKS && remains.ofReaders() > 0; looks++) {
      Thread.sleep(PAUSE_MILLIS);
      remains = look(stage);
    }
    return remains;
  }

  private static Remains look(Stage stage) throws IOException, InterruptedException {
    return new Remains(
        stage.registrations(),
        stage.target().read().counts(),
        stage.target().census(),
        stage.target().tree().openFiles(),
        stage.target().memory().heapBytes());
  }

  /** A name that the service does not know must not be taken for zero. */
  double count(String name) {
    return Optional.ofNullable(counts.get(PREFIX + name))
        .orElseThrow(
            () ->
                new BenchException(
                    BenchException.Kind.CANNOT_RUN, "realtime-service does not count " + name));
  }

  double ofReaders() {
    return OF_READERS.stream().mapToDouble(this::count).sum();
  }

  long readerObjects() {
    return census.of(READER_CLASSES);
  }

  long timers() {
    return census.of(TIMER_CLASSES);
  }

  long consumers() {
    return census.of(CONSUMER_CLASSES);
  }
}
