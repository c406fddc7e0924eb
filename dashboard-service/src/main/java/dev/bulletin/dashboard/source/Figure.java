package dev.bulletin.dashboard.source;

import java.math.BigDecimal;

/**
 * A number in an answer, still to be checked for whether it is possible.
 *
 * @param name of its field, for who reads why it was refused
 */
record Figure(String name, BigDecimal value) {
  private static final BigDecimal TOTAL_LOSS = BigDecimal.valueOf(-100);
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  BigDecimal positive() {
    return require(value.signum() > 0, "is not positive");
  }

  BigDecimal notNegative() {
    return require(value.signum() >= 0, "is negative");
  }

  /** A change in percent: nothing loses more than all. */
  BigDecimal change() {
    return require(value.compareTo(TOTAL_LOSS) >= 0, "is below -100");
  }

  /** A share in percent, or an index that is made like one. */
  BigDecimal share() {
    return require(value.signum() >= 0 && value.compareTo(ALL) <= 0, "is not from 0 to 100");
  }

  private BigDecimal require(boolean condition, String problem) {
    if (!condition) {
      throw Fields.invalid(name + " " + problem);
    }
    return value;
  }
}
