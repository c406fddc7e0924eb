package dev.bulletin.report.chart.svg;

import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.ChartX;

/** Where the x of a chart are, 0 left to 1 right. */
final class Places {
  private final Chart chart;
  private final double first;
  private final double length;

  Places(Chart chart) {
    this.chart = chart;
    this.first = chart.xs().get(0).place();
    this.length = chart.xs().get(size() - 1).place() - first;
  }

  int size() {
    return chart.xs().size();
  }

  double at(int x) {
    if (chart.type().hasBands()) {
      return (x + 0.5) / size();
    }
    if (size() == 1) {
      return 0.5;
    }
    return chart.kind() == ChartX.Kind.LABEL
        ? x / (double) (size() - 1)
        : at(chart.xs().get(x).place());
  }

  /** Of a number or a time between the first and the last. */
  double at(double place) {
    return length == 0 ? 0.5 : (place - first) / length;
  }

  double first() {
    return first;
  }

  double last() {
    return first + length;
  }
}
