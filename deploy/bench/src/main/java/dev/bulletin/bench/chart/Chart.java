package dev.bulletin.bench.chart;

/** Something to be drawn. */
public sealed interface Chart permits BarChart, LineChart {
  /** What it shows, with the unit. */
  String title();

  /** The figures in words, for who does not see it. */
  String inWords();

  /** How high it is if it is so wide, both in pixels. */
  int heightFor(int width);

  void draw(Canvas canvas, int width);
}
