package dev.bulletin.report.chart.svg;

/**
 * The rectangle in which points are, and the values at its edges.
 *
 * @param low at the bottom
 * @param high at the top, above {@code low}
 */
record Plot(double left, double top, double width, double height, double low, double high) {
  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  /** Where a value is, 0 top to 1 bottom. */
  double fraction(double value) {
    return (high - value) / (high - low);
  }

  double y(double value) {
    return top + fraction(value) * height;
  }

  /** Where a part of the width ends. */
  double x(double fraction) {
    return left + fraction * width;
  }
}
