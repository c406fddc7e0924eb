package dev.bulletin.dashboard.push;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as programs write them, within what a figure can be. */
final class PushedNumber {
  private static final int MAX_CHARACTERS = 64;
  private static final int MAX_DIGITS = 38;
  private static final int MAX_EXPONENT = 30;

  private PushedNumber() {}

  /** The number, or nothing for what is none, is not finite, or is beyond 10^30 either way. */
  static Optional<BigDecimal> of(String text) {
    if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text)).filter(PushedNumber::isPossible);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Before anything writes it out: an exponent could blow it up. */
  static boolean isPossible(BigDecimal number) {
    int exponent = number.precision() - number.scale();
    return number.precision() <= MAX_DIGITS
        && exponent <= MAX_EXPONENT
        && number.scale() <= MAX_EXPONENT
        && number.scale() >= -MAX_EXPONENT;
  }
}
