package dev.bulletin.report.chart.svg;

import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.ChartPoint;
import dev.bulletin.report.chart.ChartSeries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands for the values in a chart with axes. */
final class Shapes {
  /** Told apart without colour; the first is a line without gaps. */
  private static final List<String> DASHES =
      List.of("", "7 4", "2 3", "9 3 2 3", "12 4", "4 2", "1 4", "12 3 2 3 2 3");

  private static final double AREA_OPACITY = 0.18;
  private static final double PALE = 0.55;

  private final Chart chart;
  private final Places places;
  private final Canvas canvas;
  private final Plot plot;

  Shapes(Chart chart, Places places, Canvas canvas, Plot plot) {
    this.chart = chart;
    this.places = places;
    this.canvas = canvas;
    this.plot = plot;
  }

  static String dash(int series) {
    return DASHES.get(series % DASHES.size());
  }

  /** The second time that a colour is used, it is pale. */
  static double barOpacity(int series) {
    return series < 4 ? 1 : PALE;
  }

  void draw() {
    switch (chart.type()) {
      case CANDLESTICK -> candles();
      case LINE, BAR, AREA, DOUGHNUT, GAUGE -> eachSeries();
    }
  }

  private void eachSeries() {
    for (int i = 0; i < chart.series().size(); i++) {
      canvas.series(i);
      series(i, chart.series().get(i));
      canvas.end();
    }
  }

  private void series(int index, ChartSeries series) {
    switch (chart.type()) {
      case LINE -> line(index, series);
      case AREA -> area(index, series);
      case BAR -> bars(index, series);
      case DOUGHNUT, GAUGE, CANDLESTICK -> {}
    }
  }

  private void line(int index, ChartSeries series) {
    Role role = Role.ofSeries(index);
    var path = new Path();
    for (List<ChartPoint> run : runs(series)) {
      if (run.size() == 1) {
        canvas.dot(role, x(run.get(0)), y(run.get(0)));
      } else {
        trace(path, run);
      }
    }
    if (!path.isEmpty()) {
      canvas.stroke(role, path.toString(), 2.2, dash(index));
    }
  }

  /** Points without a missing one between them. */
  private static List<List<ChartPoint>> runs(ChartSeries series) {
    List<List<ChartPoint>> runs = new ArrayList<>();
    List<ChartPoint> run = new ArrayList<>();
    for (ChartPoint point : series.points()) {
      if (point.value() != null) {
        run.add(point);
      } else if (!run.isEmpty()) {
        runs.add(run);
        run = new ArrayList<>();
      }
    }
    if (!run.isEmpty()) {
      runs.add(run);
    }
    return runs;
  }

  private void trace(Path path, List<ChartPoint> run) {
    path.move(x(run.get(0)), y(run.get(0)));
    run.stream().skip(1).forEach(point -> path.line(x(point), y(point)));
  }

  private void area(int index, ChartSeries series) {
    var path = new Path();
    for (List<ChartPoint> run : runs(series)) {
      trace(path, run);
      path.line(x(run.get(run.size() - 1)), plot.y(0)).line(x(run.get(0)), plot.y(0)).close();
    }
    if (!path.isEmpty()) {
      canvas.fill(Role.ofSeries(index), path.toString(), AREA_OPACITY);
    }
    line(index, series);
  }

  private void bars(int index, ChartSeries series) {
    double band = plot.width() / places.size();
    double width = band * 0.72 / chart.series().size();
    var path = new Path();
    for (ChartPoint point : series.points()) {
      if (point.value() != null) {
        double left = x(point) - band * 0.36 + index * width;
        double top = Math.min(y(point), plot.y(0));
        path.rectangle(left, top, width * 0.94, Math.abs(y(point) - plot.y(0)));
      }
    }
    if (!path.isEmpty()) {
      canvas.fill(Role.ofSeries(index), path.toString(), barOpacity(index));
    }
  }

  private double x(ChartPoint point) {
    return plot.x(places.at(point.x()));
  }

  private double y(ChartPoint point) {
    return y(point.value());
  }

  private double y(@Nullable BigDecimal value) {
    return plot.y(value == null ? plot.low() : value.doubleValue());
  }

  /** Hollow when it went up, filled when it went down; the colour only says so again. */
  private void candles() {
    double width = Math.max(1, plot.width() / places.size() * 0.6);
    for (int i = 0; i < places.size(); i++) {
      candle(i, plot.x(places.at(i)), width);
    }
  }

  private void candle(int index, double x, double width) {
    double open = y(value(0, index));
    double high = y(value(1, index));
    double low = y(value(2, index));
    double close = y(value(3, index));
    Role role = close <= open ? Role.UP : Role.DOWN;
    double top = Math.min(open, close);
    double bottom = Math.max(open, close);
    var wicks = new Path().move(x, high).line(x, top).move(x, bottom).line(x, low);
    var body = new Path().rectangle(x - width / 2, top, width, Math.max(bottom - top, 0.5));
    canvas.stroke(role, wicks.toString(), 1.2, "");
    canvas.stroke(role, body.toString(), 1.2, "");
    if (role == Role.DOWN) {
      canvas.fill(role, body.toString(), 1);
    }
  }

  private @Nullable BigDecimal value(int series, int index) {
    return chart.series().get(series).points().get(index).value();
  }
}
