package dev.bulletin.dashboard.history;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPoint;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Answers how series have moved. Thread-safe. */
public final class Histories {
  private static final int MIN_POINTS = 2;
  private static final int MAX_POINTS = 2_000;

  private final Predicate<String> known;
  private final SeriesReader reader;
  private final Clock clock;

  /**
   * Of all series that something was ever kept of.
   *
   * @param known those that there are although nothing was kept of them yet
   */
  public Histories(Predicate<String> known, SeriesReader reader, Clock clock) {
    this.known = known;
    this.reader = reader;
    this.clock = clock;
  }

  /** Fails with NOT_FOUND, or INVALID_REQUEST naming the field. */
  public Future<SeriesHistory> read(ReadSeries question) {
    Questions.check("points", question.points(), MIN_POINTS, MAX_POINTS);
    Questions.checkRange(question.from(), question.to());
    return reader
        .read(question)
        .map(found -> found.orElseGet(() -> nothingYet(question.series())))
        .map(points -> history(question.series(), points));
  }

  private List<SeriesPoint> nothingYet(String series) {
    if (!known.test(series)) {
      throw ServiceException.notFound("series", series);
    }
    return List.of();
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
