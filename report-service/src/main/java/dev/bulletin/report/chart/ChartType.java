package dev.bulletin.report.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a chart is drawn. */
public enum ChartType {
  LINE,
  BAR,
  AREA,
  DOUGHNUT,
  GAUGE,
  CANDLESTICK;

  /** The name as it is written. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Has an axis of x and one of y. */
  public boolean hasAxes() {
    return switch (this) {
      case LINE, BAR, AREA, CANDLESTICK -> true;
      case DOUGHNUT, GAUGE -> false;
    };
  }

  /** Each x has a place of its own, however far it is from the next. */
  public boolean hasBands() {
    return this == BAR || this == CANDLESTICK;
  }

  static Optional<ChartType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
  }

  static String codes() {
    return Arrays.stream(values()).map(ChartType::code).collect(Collectors.joining(", "));
  }
}
