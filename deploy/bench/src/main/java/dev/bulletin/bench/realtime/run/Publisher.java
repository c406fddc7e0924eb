package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.crowd.Marker;
import dev.bulletin.bench.realtime.crowd.Payload;
import dev.bulletin.bench.realtime.server.Feed;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Publishes in all its rooms at the same moment, each message in its time whatever has become of
 * those before.
 */
final class Publisher {
  private static final long LEAD = TimeUnit.MILLISECONDS.toNanos(300);
  private static final int DIGITS = 3;

  private final Feed feed;
  private final List<String> rooms;
  private final int firstRoom;
  private final Payload payload;
  private final int keys;
  private int number;
  private long lastDue;

  /**
   * Publishes to rooms of state.
   *
   * @param firstRoom the number of the first of the rooms in the eyes of the readers
   * @param keys how many a room has, in turn: more than one where none may take another's place
   */
  Publisher(Feed feed, List<String> rooms, int firstRoom, int payloadBytes, int keys) {
    this.feed = feed;
    this.rooms = List.copyOf(rooms);
    this.firstRoom = firstRoom;
    this.payload = new Payload(payloadBytes);
    this.keys = keys;
  }

  /** What to publish next, from shortly after now on. */
  Series next(double perSecond, double seconds) {
    int count = (int) Math.max(1, Math.round(perSecond * seconds));
    return new Series(System.nanoTime() + LEAD, number + 1, count, (long) (1e9 / perSecond));
  }

  /** Publishes all of it; how much too late, in microseconds. */
  Histogram publish(Series series) {
    Histogram lag = new Histogram(TimeUnit.MINUTES.toMicros(1), DIGITS);
    for (int i = 0; i < series.count(); i++) {
      long due = series.due(i);
      for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      int next = series.first() + i;
      feed.publish(messages(due, next));
      long late = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
      lag.recordValue(Math.min(lag.getHighestTrackableValue(), Math.max(0, late)));
    }
    number = series.last();
    lastDue = series.due(series.count() - 1);
    return lag;
  }

  /** When the newest message was due. */
  long lastDue() {
    return lastDue;
  }

  private List<RoomMessage> messages(long due, int next) {
    return IntStream.range(0, rooms.size()).mapToObj(i -> message(i, due, next)).toList();
  }

  private RoomMessage message(int room, long due, int next) {
    return new RoomMessage(
        rooms.get(room),
        RoomKind.STATE,
        "tile",
        "tile-" + next % keys,
        Instant.now(),
        Integer.toString(next),
        payload.json(new Marker(due, firstRoom + room, next)));
  }
}
