package dev.bulletin.contract.dashboard;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a figure means from a value on, up to the next threshold.
 *
 * @param from included
 * @param label said beside the figure, since colour alone says nothing; null for none
 */
public record Threshold(BigDecimal from, Level level, @Nullable LocalizedText label) {
  /** What a figure means. */
  public enum Level {
    GOOD,
    NEUTRAL,
    WARNING,
    BAD
  }
}
