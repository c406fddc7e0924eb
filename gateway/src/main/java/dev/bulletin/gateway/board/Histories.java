package dev.bulletin.gateway.board;

import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The histories that a page shows, as far as they are there.
 *
 * @param now when they were asked for
 */
public record Histories(
    Range range,
    Instant now,
    Map<ReadSeries, SeriesHistory> lines,
    Map<ReadCandles, CandleHistory> candles) {
  /** Enough for a chart as wide as a page. */
  private static final int LINE_POINTS = 240;

  private static final int SPARK_POINTS = 48;
  private static final int CANDLES = 96;

  public Histories {
    lines = Map.copyOf(lines);
    candles = Map.copyOf(candles);
  }

  /** While nothing is there. */
  public static Histories none(Range range, Instant now) {
    return new Histories(range, now, Map.of(), Map.of());
  }

  /** The time that charts show. */
  public Window window() {
    return Window.until(now, range.span());
  }

  /** The time that sparklines show: the last day, whatever the charts show. */
  public Window day() {
    return Window.until(now, Range.DAY.span());
  }

  ReadSeries lineQuestion(String series) {
    return new ReadSeries(series, window().from(), window().to(), LINE_POINTS);
  }

  ReadSeries sparkQuestion(String series) {
    return new ReadSeries(series, day().from(), day().to(), SPARK_POINTS);
  }

  ReadCandles candleQuestion(String series) {
    return new ReadCandles(series, window().from(), window().to(), CANDLES);
  }

  /** A series as a chart's line; empty while it is not there. */
  public List<SeriesPoint> line(String series) {
    return points(lineQuestion(series));
  }

  /** A series as a sparkline; empty while it is not there. */
  public List<SeriesPoint> spark(String series) {
    return points(sparkQuestion(series));
  }

  private List<SeriesPoint> points(ReadSeries question) {
    SeriesHistory history = lines.get(question);
    return history == null ? List.of() : history.points();
  }

  /** A price as candles; empty while they are not there. */
  public List<Candle> candles(String series) {
    return candleHistory(series).map(CandleHistory::candles).orElse(List.of());
  }

  /** The same with its source; nothing while it is not there. */
  public Optional<CandleHistory> candleHistory(String series) {
    return Optional.ofNullable(candles.get(candleQuestion(series)));
  }

  /** Changes when what is shown does. */
  public String version() {
    var parts = new TreeSet<String>();
    lines.forEach((question, history) -> parts.add(question + history.provenance().version()));
    candles.forEach((question, history) -> parts.add(question + history.provenance().version()));
    return range.code() + '/' + window().to() + '/' + Integer.toHexString(parts.hashCode());
  }
}
