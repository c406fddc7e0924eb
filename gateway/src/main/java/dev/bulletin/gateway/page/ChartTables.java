package dev.bulletin.gateway.page;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.contract.dashboard.FigureFormat;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.gateway.board.LineChart;
import dev.bulletin.gateway.page.PanelViews.Shown;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the tables beside charts, for those who would rather read. Immutable. */
final class ChartTables {
  /** So many rows at most: the whole can be downloaded. */
  private static final int ROWS = 24;

  private final Words words;
  private final Numbers numbers;
  private final Times times;

  ChartTables(Words words, Numbers numbers, Times times) {
    this.words = words;
    this.numbers = numbers;
    this.times = times;
  }

  /** At equal distances of time, what was last known of each series within each. */
  ChartView.Table lines(List<Shown> shown, LineChart chart) {
    List<String> heads = shown.stream().map(each -> each.view().name()).toList();
    Instant from = chart.window().from();
    Duration step = chart.range().span().dividedBy(ROWS);
    List<ChartView.Row> rows =
        IntStream.range(0, ROWS)
            .mapToObj(i -> row(shown, chart, from.plus(step.multipliedBy(i)), step))
            .filter(row -> !row.values().stream().allMatch(words.text("script.dash")::equals))
            .toList();
    return new ChartView.Table(heads, rows);
  }

  private ChartView.Row row(List<Shown> shown, LineChart chart, Instant from, Duration step) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      FigureFormat format = shown.get(i).tile().format();
      values.add(last(chart.lines().get(i).points(), from, from.plus(step), format));
    }
    return new ChartView.Row(
        Times.attribute(from.plus(step)), times.moment(from.plus(step)), values);
  }

  private String last(List<SeriesPoint> points, Instant from, Instant to, FigureFormat format) {
    return points.stream()
        .filter(point -> !point.at().isBefore(from) && point.at().isBefore(to))
        .reduce((one, next) -> next)
        .map(point -> numbers.value(point.value(), format))
        .orElse(words.text("script.dash"));
  }

  /** The newest candles. */
  ChartView.Table candles(Shown shown, List<Candle> candles) {
    List<String> heads =
        Stream.of("open", "high", "low", "close").map(key -> words.text("chart." + key)).toList();
    List<ChartView.Row> rows =
        candles.stream()
            .skip(Math.max(0, candles.size() - ROWS))
            .map(candle -> row(candle, shown.tile().format()))
            .toList();
    return new ChartView.Table(heads, rows);
  }

  private ChartView.Row row(Candle candle, FigureFormat format) {
    List<BigDecimal> values = List.of(candle.open(), candle.high(), candle.low(), candle.close());
    return new ChartView.Row(
        Times.attribute(candle.at()),
        times.moment(candle.at()),
        values.stream().map(value -> numbers.value(value, format)).toList());
  }
}
