package dev.bulletin.realtime.reader;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.access.Crowd;
import dev.bulletin.realtime.access.Signing;
import dev.bulletin.realtime.access.Tokens;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.presence.Attendance;
import dev.bulletin.realtime.room.Histories;
import dev.bulletin.realtime.room.RoomRules;
import dev.bulletin.realtime.room.Rooms;
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

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final RealtimeMetrics metrics = new RealtimeMetrics(meters);
  final Rooms rooms = new Rooms(metrics);
  final Onlookers onlookers = new Onlookers();
  final Attendance attendance = new Attendance("n1", onlookers::tell);
  final List<RoomMessage> published = new ArrayList<>();
  final List<Reader> gone = new ArrayList<>();
  Histories histories = (room, slice) -> Future.failedFuture(ServiceException.unavailable("away"));
  Limits limits = new Limits(2, 10, 2, 2, 1_000, 1_000);
  long nanos;
  Instant time = START;

  Reader reader(FakeSocket socket) {
    return new Reader(
        socket,
        new Reader.Surroundings(
            facilities,
            rooms,
            onlookers,
            limits,
            Liveness.every(Duration.ofSeconds(25)),
            metrics,
            () -> nanos,
            gone::add));
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
          RoomRules.of(Duration.ofMillis(200)),
          Tokens.of(Signing.SECRET, clock),
          new Crowd(limits.connectionsOfUser()),
          new Crowd(limits.connectionsOfAddress()),
          attendance,
          (room, slice) -> histories.read(room, slice),
          published::add,
          clock);
}
