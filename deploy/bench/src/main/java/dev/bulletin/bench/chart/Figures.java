package dev.bulletin.bench.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Figures as text. */
final class Figures {
  private static final MathContext DIGITS = new MathContext(3);
  private static final double WHOLE_FROM = 100;

  private Figures() {}

  /** With three digits that count, or all that stand before the point. */
  static String text(double figure) {
    BigDecimal rounded =
        Math.abs(figure) >= WHOLE_FROM
            ? BigDecimal.valueOf(Math.rint(figure))
            : BigDecimal.valueOf(figure).round(DIGITS);
    var format = new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return format.format(rounded);
  }
}
