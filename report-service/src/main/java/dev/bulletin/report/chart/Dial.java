package dev.bulletin.report.chart;

import java.math.BigDecimal;
import java.util.List;

/**
 * The scale of a gauge.
 *
 * @param thresholds ascending, between the ends
 */
public record Dial(BigDecimal min, BigDecimal max, List<Threshold> thresholds) {
  public Dial {
    thresholds = List.copyOf(thresholds);
  }

  /**
   * From a value on, up to the next threshold, the dial has a name.
   *
   * @param at the first value that has it
   */
  public record Threshold(BigDecimal at, String name) {}
}
