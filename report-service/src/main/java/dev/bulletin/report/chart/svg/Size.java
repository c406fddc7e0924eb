package dev.bulletin.report.chart.svg;

import java.util.Locale;

/** How large a drawing is, in units of which a letter is 13 high. */
enum Size {
  WIDE(720, 360, 8),
  NARROW(360, 300, 4);

  private final int width;
  private final int height;
  private final int columns;

  Size(int width, int height, int columns) {
    this.width = width;
    this.height = height;
    this.columns = columns;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** At most how many marks at the axis of x. */
  int columns() {
    return columns;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
