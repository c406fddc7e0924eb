package dev.bulletin.report.freeze;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.report.chart.SeriesData;
import dev.bulletin.report.chart.SeriesReference;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Asks dashboards for the series that charts show. Thread-safe. */
public final class SeriesReader {
  private final TypedBus bus;
  private final Clock clock;

  /** Asks over that bus; what a chart wants up to now is up to the clock's time. */
  public SeriesReader(TypedBus bus, Clock clock) {
    this.bus = bus;
    this.clock = clock;
  }

  /** What is there now; fails as the dashboards do, UNAVAILABLE when none answers. */
  Future<SeriesData> read(SeriesReference reference) {
    Instant now = clock.instant();
    Instant from = reference.window().from(now);
    Instant to = reference.window().to(now);
    if (!from.isBefore(to)) {
      return Future.succeededFuture(data(from, to, List.of()));
    }
    return points(reference, from, to).map(points -> data(from, to, points));
  }

  private Future<List<SeriesPoint>> points(SeriesReference reference, Instant from, Instant to) {
    return reference.candles()
        ? bus.ask(
                DashboardContract.READ_CANDLES,
                new ReadCandles(reference.series(), from, to, reference.points()))
            .map(SeriesReader::points)
        : bus.ask(
                DashboardContract.READ_SERIES,
                new ReadSeries(reference.series(), from, to, reference.points()))
            .map(SeriesHistory::points);
  }

  /** Kept as series are: four points at the time of each candle. */
  private static List<SeriesPoint> points(CandleHistory history) {
    return history.candles().stream()
        .flatMap(
            candle ->
                Stream.of(candle.open(), candle.high(), candle.low(), candle.close())
                    .map(value -> new SeriesPoint(candle.at(), value)))
        .toList();
  }

  private static SeriesData data(Instant from, Instant to, List<SeriesPoint> points) {
    return new SeriesData(from, to, /* frozen= */ false, points);
  }
}
