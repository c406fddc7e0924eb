package dev.bulletin.report.chart.svg;

/** Draws what one type of chart looks like. */
@FunctionalInterface
interface Drawing {
  void draw(Canvas canvas, Size size);
}
