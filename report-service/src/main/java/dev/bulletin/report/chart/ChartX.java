package dev.bulletin.report.chart;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A place on the axis of x.
 *
 * @param text as written
 * @param place on a number line: a number itself, milliseconds of a time, 0 for a label
 */
public record ChartX(Kind kind, String text, double place) {
  /** What the places on an axis are; the same for all on it. */
  public enum Kind {
    LABEL,
    NUMBER,
    TIME
  }

  static ChartX label(String text) {
    return new ChartX(Kind.LABEL, text, 0);
  }

  static ChartX number(BigDecimal number) {
    // The same number is the same place, however it is written.
    String text = number.stripTrailingZeros().toPlainString();
    return new ChartX(Kind.NUMBER, text, number.doubleValue());
  }

  static ChartX time(Instant at) {
    return new ChartX(Kind.TIME, at.toString(), at.toEpochMilli());
  }

  /** The moment of a TIME. */
  public Instant instant() {
    return Instant.ofEpochMilli((long) place);
  }
}
