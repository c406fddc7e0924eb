package dev.bulletin.realtime.reader;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.Crowd;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.access.Signing;
import dev.bulletin.realtime.access.Tokens;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.presence.Attendance;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.protocol.Pushes;
import dev.bulletin.realtime.room.Editions;
import dev.bulletin.realtime.room.Histories;
import dev.bulletin.realtime.room.Numbered;
import dev.bulletin.realtime.room.Numbering;
import dev.bulletin.realtime.room.RoomRules;
import dev.bulletin.realtime.room.Rooms;
import dev.bulletin.realtime.room.Round;
import dev.bulletin.realtime.room.StreamEvent;
import dev.bulletin.realtime.room.StreamSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** All that readers need around them, on one thread, with a clock that stands. */
final class Stage {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final RoomRules RULES = RoomRules.of(Duration.ZERO);

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final RealtimeMetrics metrics = new RealtimeMetrics(meters);
  private final Editions editions = new Editions();
  final Rooms rooms = new Rooms(RULES, openAtOnce(), editions, metrics, () -> 0);
  final Onlookers onlookers = new Onlookers();
  final Attendance attendance = new Attendance("n1", onlookers::tell);
  final List<RoomMessage> published = new ArrayList<>();
  final List<Reader> gone = new ArrayList<>();
  Histories histories = (room, slice) -> Future.failedFuture(ServiceException.unavailable("away"));
  Limits limits = new Limits(2, 10, 2, 2, 1_000, 1_000);
  private final Numbering numbering = new Numbering(RULES, "e1", metrics);
  private long placedSoFar;
  int arrived;
  long nanos;
  Instant time = START;

  Reader reader(FakeSocket socket) {
    return new Reader(
        socket,
        new Surroundings(
            facilities,
            rooms,
            onlookers,
            limits,
            Liveness.every(Duration.ofSeconds(25)),
            metrics,
            () -> nanos,
            () -> arrived++,
            gone::add));
  }

  /** A stream of which nothing was said before. */
  private StreamSource openAtOnce() {
    return new StreamSource() {
      @Override
      public void open(String room, long ticket) {
        Position start = new Position(0, "s1");
        rooms.accept(new StreamEvent.Opened(room, ticket, start, List.of()));
      }

      @Override
      public void check(String room) {
        rooms.accept(new StreamEvent.Checked(room));
      }

      @Override
      public void close(String room) {}
    };
  }

  /** Tells the rooms, and they their readers. */
  void publish(RoomMessage... messages) {
    for (Numbered one : numbering.number(List.of(messages))) {
      if (one.message().kind() == RoomKind.STREAM) {
        Numbered placed = new Numbered(one.message(), new Position(++placedSoFar, "s1"), 0);
        rooms.accept(new StreamEvent.Told(one.message().room(), List.of(placed)));
      } else {
        rooms.accept(List.of(one));
      }
    }
    tellAll();
  }

  void tellAll() {
    for (Round round = rooms.round(); !round.isOver(); ) {
      round.tell(10);
    }
  }

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return time;
        }
      };

  private final Facilities facilities =
      new Facilities(
          RULES,
          editions,
          Tokens.of(Signing.SECRET, clock),
          new Crowd(limits.connectionsOfUser()),
          new Crowd(limits.connectionsOfAddress()),
          attendance,
          (room, slice) -> histories.read(room, slice),
          published::add,
          clock);

  /** As the hall does it. */
  static void check(Reader reader, long now) {
    if (reader.check(now)) {
      reader.ping(Pushes.ping());
    }
  }
}
