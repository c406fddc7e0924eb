package dev.bulletin.gateway.page;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.dashboard.FigureFormat;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as the readers of a language write them. The page's script writes the same: both are
 * tested against one list. Immutable.
 */
public final class Numbers {
  private static final char MINUS = '\u2212';
  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final int COMPACT_DECIMALS = 2;
  private static final Size LARGEST = new Size(BigDecimal.TEN.pow(12), "script.trillions");
  private static final List<Size> SIZES =
      List.of(
          new Size(BigDecimal.TEN.pow(6), "script.millions"),
          new Size(BigDecimal.TEN.pow(9), "script.billions"),
          LARGEST);
  private static final List<String> BYTES = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");
  private static final BigDecimal KIBI = BigDecimal.valueOf(1_024);

  private final char grouping;
  private final char decimal;
  private final Words words;

  /**
   * A size of numbers that has a word.
   *
   * @param key of the word
   */
  private record Size(BigDecimal one, String key) {}

  public Numbers(Locale locale, Words words) {
    this.words = words;
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    this.grouping = symbols.getGroupingSeparator();
    this.decimal = symbols.getDecimalSeparator();
  }

  public String value(BigDecimal value, FigureFormat format) {
    Integer decimals = format.decimals();
    return switch (format.style()) {
      case PRICE -> fixed(value, decimals == null ? priceDecimals(value) : decimals);
      case DECIMAL -> fixed(value, decimals == null ? decimals(value) : decimals);
      case PERCENT -> fixed(value, decimals == null ? 2 : decimals) + '%';
      case COMPACT -> compact(value, decimals);
      case BYTES -> bytes(value, decimals);
    };
  }

  private String fixed(BigDecimal value, int decimals) {
    BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() < 0 ? MINUS + digits(rounded) : digits(rounded);
  }

  private String compact(BigDecimal value, @Nullable Integer wanted) {
    if (isBelow(value, SIZES.get(0).one())) {
      return fixed(value, wanted == null ? decimals(value) : wanted);
    }
    int decimals = wanted == null ? COMPACT_DECIMALS : wanted;
    Size size =
        SIZES.stream().filter(each -> isShort(value, each, decimals)).findFirst().orElse(LARGEST);
    return words.text(
        size.key(), "n", fixed(value.divide(size.one(), decimals, RoundingMode.HALF_UP), decimals));
  }

  /** By the number as it is rounded, so that nothing is written as a thousand millions. */
  private static boolean isShort(BigDecimal value, Size size, int decimals) {
    return isBelow(value.divide(size.one(), decimals, RoundingMode.HALF_UP), THOUSAND);
  }

  private static boolean isBelow(BigDecimal value, BigDecimal limit) {
    return value.abs().compareTo(limit) < 0;
  }

  /** The largest power of 1,024 that a number of bytes reaches. */
  static double unitOfBytes(double bytes) {
    double unit = 1;
    for (int i = 1; i < BYTES.size() && Math.abs(bytes) >= unit * 1_024; i++) {
      unit *= 1_024;
    }
    return unit;
  }

  private String bytes(BigDecimal value, @Nullable Integer wanted) {
    int last = BYTES.size() - 1;
    BigDecimal share = value;
    for (int i = 0; ; i++) {
      int decimals = i == 0 ? 0 : wanted == null ? 1 : wanted;
      BigDecimal rounded = share.setScale(decimals, RoundingMode.HALF_UP);
      if (i == last || rounded.abs().compareTo(KIBI) < 0) {
        return fixed(share, decimals) + ' ' + BYTES.get(i);
      }
      share = share.divide(KIBI, MathContext.DECIMAL64);
    }
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
  private static int priceDecimals(BigDecimal value) {
    BigDecimal size = value.abs();
    if (size.signum() == 0 || size.compareTo(BigDecimal.TEN) >= 0) {
      return 2;
    }
    return size.compareTo(HUNDREDTH) >= 0 ? 4 : 8;
  }

  /** So many decimals that a number keeps about three telling digits. */
  private static int decimals(BigDecimal value) {
    BigDecimal size = value.abs();
    if (size.signum() == 0 || size.compareTo(THOUSAND) >= 0) {
      return 0;
    }
    if (size.compareTo(BigDecimal.TEN) >= 0) {
      return 1;
    }
    if (size.compareTo(BigDecimal.ONE) >= 0) {
      return 2;
    }
    return size.compareTo(HUNDREDTH) >= 0 ? 4 : 8;
  }

  private String digits(BigDecimal rounded) {
    String plain = rounded.abs().toPlainString();
    int dot = plain.indexOf('.');
    int point = dot < 0 ? plain.length() : dot;
    var text = new StringBuilder(plain.replace('.', decimal));
    for (int place = point - 3; place > 0; place -= 3) {
      text.insert(place, grouping);
    }
    return text.toString();
  }
}
