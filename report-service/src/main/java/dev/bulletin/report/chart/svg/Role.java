package dev.bulletin.report.chart.svg;

import java.util.Locale;

/** What a part of a drawing is there for; decides its colour. */
enum Role {
  C1,
  C2,
  C3,
  C4,
  UP,
  DOWN,
  GRID,
  AXIS,
  TEXT,
  VALUE;

  /** The class by which the page's style sheet gives it a colour. */
  String cssClass() {
    return "chart-" + name().toLowerCase(Locale.ROOT);
  }

  static Role ofSeries(int series) {
    return values()[series % 4];
  }

  String colour(Palette palette) {
    return switch (this) {
      case C1, C2, C3, C4 -> palette.series().get(ordinal());
      case UP -> palette.up();
      case DOWN -> palette.down();
      case GRID -> palette.grid();
      case AXIS -> palette.axis();
      case TEXT -> palette.text();
      case VALUE -> palette.strong();
    };
  }
}
