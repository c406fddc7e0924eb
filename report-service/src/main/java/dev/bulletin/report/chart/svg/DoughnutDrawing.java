package dev.bulletin.report.chart.svg;

import dev.bulletin.report.chart.Chart;
import java.math.BigDecimal;
import java.util.List;

/** A ring of slices with their names and shares beside it. */
final class DoughnutDrawing implements Drawing {
  private static final double HOLE = 0.6;
  private static final double PALE = 0.55;
  private static final double LINE_HEIGHT = 24;

  private final Chart chart;
  private final Formats formats;
  private final List<Double> shares;

  DoughnutDrawing(Chart chart, Formats formats) {
    this.chart = chart;
    this.formats = formats;
    this.shares = shares(chart);
  }

  /** What part of the whole each slice is. */
  static List<Double> shares(Chart chart) {
    double whole = chart.values().mapToDouble(BigDecimal::doubleValue).sum();
    return chart.series().stream()
        .map(series -> series.values().mapToDouble(BigDecimal::doubleValue).sum() / whole)
        .toList();
  }

  @Override
  public void draw(Canvas canvas, Size size) {
    double radius = Math.min(size.height() / 2.0 - 10, size.width() * 0.24);
    var ring = new Ring(radius + 10, size.height() / 2.0, radius, radius * HOLE);
    double from = 0;
    for (int i = 0; i < shares.size(); i++) {
      canvas.series(i);
      canvas.fill(Role.ofSeries(i), ring.slice(from, from + shares.get(i)), i < 4 ? 1 : PALE);
      name(canvas, size, i, radius * 2 + 36);
      canvas.end();
      from += shares.get(i);
    }
  }

  private void name(Canvas canvas, Size size, int index, double x) {
    String share = " " + formats.percent(shares.get(index));
    double room = size.width() - x - Canvas.width(share);
    double top = size.height() / 2.0 - (shares.size() - 1) * LINE_HEIGHT / 2;
    String text = Canvas.fit("■ " + chart.series().get(index).name(), room) + share;
    canvas.label(Role.ofSeries(index), x, top + index * LINE_HEIGHT + 4, text);
  }
}
