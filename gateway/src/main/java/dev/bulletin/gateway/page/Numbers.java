package dev.bulletin.gateway.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Numbers as the readers of a language write them. The page's script writes the same: both are
 * tested against one list. Immutable.
 */
final class Numbers {
  private static final char MINUS = '\u2212';
  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

  private final char grouping;
  private final char decimal;

  Numbers(Locale locale) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    this.grouping = symbols.getGroupingSeparator();
    this.decimal = symbols.getDecimalSeparator();
  }

  String value(BigDecimal value) {
    BigDecimal rounded = value.setScale(decimals(value), RoundingMode.HALF_UP);
    return rounded.signum() < 0 ? MINUS + digits(rounded) : digits(rounded);
  }

  /** A change over a period, with its sign. */
  String percent(BigDecimal percent) {
    BigDecimal rounded = rounded(percent);
    String digits = digits(rounded) + '%';
    return switch (rounded.signum()) {
      case 1 -> '+' + digits;
      case -1 -> MINUS + digits;
      default -> digits;
    };
  }

  /** Where a change goes, as its reader sees it: what is rounded to nothing is flat. */
  Direction direction(BigDecimal percent) {
    return switch (rounded(percent).signum()) {
      case 1 -> Direction.UP;
      case -1 -> Direction.DOWN;
      default -> Direction.FLAT;
    };
  }

  private static BigDecimal rounded(BigDecimal percent) {
    return percent.setScale(2, RoundingMode.HALF_UP);
  }

  /** So many decimals that a price keeps four or more telling digits and does not jitter. */
  private static int decimals(BigDecimal value) {
    BigDecimal size = value.abs();
    if (size.signum() == 0 || size.compareTo(BigDecimal.TEN) >= 0) {
      return 2;
    }
    return size.compareTo(HUNDREDTH) >= 0 ? 4 : 8;
  }

  private String digits(BigDecimal rounded) {
    String plain = rounded.abs().toPlainString();
    int point = plain.indexOf('.');
    var text = new StringBuilder(plain).replace(point, point + 1, String.valueOf(decimal));
    for (int place = point - 3; place > 0; place -= 3) {
      text.insert(place, grouping);
    }
    return text.toString();
  }
}
