package dev.bulletin.report.chart.svg;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.ChartSeries;
import dev.bulletin.report.chart.Dial;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A chart for the page's script: where its points are, and their values for people. */
record ChartJson(String type, String unit, List<String> x, List<Double> at, List<Series> series) {

  /**
   * A row of values.
   *
   * @param y empty where there is no axis
   * @param colour the n of {@code chart-cn}
   * @param note what is to be said of its only value besides, may be empty
   */
  record Series(
      String name,
      List<@Nullable String> values,
      List<@Nullable Double> y,
      int colour,
      String note) {}

  static String of(Chart chart, Formats formats, ChartWords words) {
    List<String> x = chart.xs().stream().map(place -> formats.place(chart, place)).toList();
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < chart.series().size(); i++) {
      series.add(series(chart, i, formats, words));
    }
    return JsonMapper.string(
        new ChartJson(chart.type().code(), chart.caption().unit(), x, at(chart), series));
  }

  private static List<Double> at(Chart chart) {
    if (!chart.type().hasAxes()) {
      return List.of();
    }
    var places = new Places(chart);
    return IntStream.range(0, places.size()).mapToObj(i -> rounded(places.at(i))).toList();
  }

  private static Series series(Chart chart, int index, Formats formats, ChartWords words) {
    List<@Nullable BigDecimal> row = chart.series().get(index).row(chart.xs().size());
    List<@Nullable String> values = new ArrayList<>();
    row.forEach(value -> values.add(value == null ? null : formats.number(value)));
    return new Series(
        name(chart, index, words),
        values,
        chart.type().hasAxes() ? heights(chart, row) : List.of(),
        index % 4 + 1,
        note(chart, index, formats, words));
  }

  private static String note(Chart chart, int index, Formats formats, ChartWords words) {
    return switch (chart.type()) {
      case DOUGHNUT -> share(chart, index, formats, words);
      case GAUGE -> band(chart);
      case LINE, BAR, AREA, CANDLESTICK -> "";
    };
  }

  /** What is in per cent is a share already. */
  private static String share(Chart chart, int index, Formats formats, ChartWords words) {
    return chart.caption().unit().equals("%")
        ? ""
        : words.share() + " " + formats.percent(DoughnutDrawing.shares(chart).get(index));
  }

  private static String band(Chart chart) {
    Dial dial = chart.dial();
    return dial == null
        ? ""
        : chart.values().findFirst().map(value -> GaugeDrawing.bandOf(dial, value)).orElse("");
  }

  /** The series of a candlestick have names in the report's language. */
  static String name(Chart chart, int index, ChartWords words) {
    ChartSeries series = chart.series().get(index);
    return switch (chart.type()) {
      case CANDLESTICK -> words.columns().get(index);
      case LINE, BAR, AREA, DOUGHNUT, GAUGE -> series.name();
    };
  }

  private static List<@Nullable Double> heights(Chart chart, List<@Nullable BigDecimal> row) {
    Ticks ticks = Scale.of(chart);
    var plot = new Plot(0, 0, 1, 1, ticks.first(), ticks.last());
    List<@Nullable Double> heights = new ArrayList<>();
    row.forEach(
        value -> heights.add(value == null ? null : rounded(plot.fraction(value.doubleValue()))));
    return heights;
  }

  private static double rounded(double fraction) {
    return Math.round(fraction * 10_000) / 10_000.0;
  }
}
