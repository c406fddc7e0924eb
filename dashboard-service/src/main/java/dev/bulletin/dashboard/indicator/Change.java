package dev.bulletin.dashboard.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** By how much a figure has changed. */
public final class Change {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DECIMALS = 4;

  private Change() {}

  /**
   * In percent of what it was, rounded half to even, to four decimals; empty when it was not
   * positive.
   */
  public static Optional<BigDecimal> percent(BigDecimal before, BigDecimal after) {
    if (before.signum() <= 0) {
      return Optional.empty();
    }
    BigDecimal ratio =
        after.subtract(before).multiply(HUNDRED).divide(before, MathContext.DECIMAL128);
    return Optional.of(ratio.setScale(DECIMALS, RoundingMode.HALF_EVEN));
  }
}
