package dev.bulletin.dashboard.history;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.dashboard.history.CandleReader.Candles;
import dev.bulletin.dashboard.series.CandleLength;
import dev.bulletin.dashboard.source.KnownSources;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Answers how series have moved, in candles. Thread-safe. */
public final class CandleHistories {
  private static final int MIN_CANDLES = 2;
  private static final int MAX_CANDLES = 1_000;

  private final Predicate<String> known;
  private final CandleReader reader;
  private final Clock clock;

  /**
   * Of all series that something was ever kept of.
   *
   * @param known those that there are although nothing was kept of them yet
   */
  public CandleHistories(Predicate<String> known, CandleReader reader, Clock clock) {
    this.known = known;
    this.reader = reader;
    this.clock = clock;
  }

  /** Fails with NOT_FOUND, or INVALID_REQUEST naming the field. */
  public Future<CandleHistory> read(ReadCandles question) {
    Questions.check("candles", question.candles(), MIN_CANDLES, MAX_CANDLES);
    Questions.checkRange(question.from(), question.to());
    return reader
        .read(question)
        .map(found -> found.orElseGet(() -> nothingYet(question)))
        .map(candles -> history(question.series(), candles));
  }

  private Candles nothingYet(ReadCandles question) {
    if (!known.test(question.series())) {
      throw ServiceException.notFound("series", question.series());
    }
    Duration shortest =
        CandleLength.of(question.series()).map(CandleLength::duration).orElse(Level.MINUTE.unit());
    CandleSpan span =
        CandleSpan.shortest(question.from(), question.to(), question.candles(), shortest);
    return new Candles(span.length(), List.of(), /* source= */ null);
  }

  private CandleHistory history(String series, Candles found) {
    String source = found.source();
    return new CandleHistory(
        Provenance.fresh(version(found), Set.of(DashboardContract.seriesTag(series)), asOf(found)),
        series,
        found.length().toSeconds(),
        found.candles(),
        source == null ? null : KnownSources.of(source));
  }

  /** The end of the last candle, or now while that has not come. */
  private Instant asOf(Candles found) {
    Instant now = clock.instant();
    List<Candle> candles = found.candles();
    if (candles.isEmpty()) {
      return now;
    }
    Instant end = candles.get(candles.size() - 1).at().plus(found.length());
    return end.isBefore(now) ? end : now;
  }

  private static String version(Candles found) {
    return UUID.nameUUIDFromBytes(JsonMapper.bytes(found)).toString();
  }
}
