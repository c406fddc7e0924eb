package dev.bulletin.dashboard.series;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPoint;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Answers how the known series have moved. Thread-safe. */
public final class Histories {
  private static final int MIN_POINTS = 2;
  private static final int MAX_POINTS = 2_000;
  private static final Duration MAX_RANGE = Duration.ofDays(400);
  private static final Instant MAX_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private final Set<String> known;
  private final SeriesReader reader;
  private final Clock clock;

  /** Of these series, and no other. */
  public Histories(Collection<String> known, SeriesReader reader, Clock clock) {
    this.known = Set.copyOf(known);
    this.reader = reader;
    this.clock = clock;
  }

  /** Fails with NOT_FOUND, or INVALID_REQUEST naming the field. */
  public Future<SeriesHistory> read(ReadSeries question) {
    check(question);
    return reader.read(question).map(points -> history(question.series(), points));
  }

  private void check(ReadSeries question) {
    if (!known.contains(question.series())) {
      throw ServiceException.notFound("series", question.series());
    }
    require(
        question.points() >= MIN_POINTS && question.points() <= MAX_POINTS,
        "points",
        "expected %d to %,d, got %d".formatted(MIN_POINTS, MAX_POINTS, question.points()));
    checkRange(question.from(), question.to());
  }

  private static void checkRange(Instant from, Instant to) {
    require(!from.isBefore(Instant.EPOCH), "from", "expected 1970 or later, got " + from);
    require(!to.isAfter(MAX_TIME), "to", "expected at most " + MAX_TIME + ", got " + to);
    require(from.isBefore(to), "from", "expected a time before " + to + ", got " + from);
    require(
        Duration.between(from, to).compareTo(MAX_RANGE) <= 0,
        "to",
        "expected at most %d days after from, got %s".formatted(MAX_RANGE.toDays(), to));
  }

  private static void require(boolean met, String field, String rule) {
    if (!met) {
      throw ServiceException.invalid(field, rule);
    }
  }

  private SeriesHistory history(String series, List<SeriesPoint> points) {
    Instant asOf = points.isEmpty() ? clock.instant() : points.get(points.size() - 1).at();
    return new SeriesHistory(
        Provenance.fresh(version(points), Set.of(DashboardContract.seriesTag(series)), asOf),
        series,
        points);
  }

  private static String version(List<SeriesPoint> points) {
    return UUID.nameUUIDFromBytes(JsonMapper.bytes(points)).toString();
  }
}
