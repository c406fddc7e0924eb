package dev.bulletin.report.snapshot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and ages as the readers of a language write them. Immutable. */
final class SnapshotFormats {
  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

  private final SnapshotWords words;
  private final Locale locale;
  private final DateTimeFormatter minute;
  private final DateTimeFormatter second;

  /** In the words' language, by the clock of that zone. */
  SnapshotFormats(SnapshotWords words, ZoneId zone) {
    this.words = words;
    this.locale = words.language().locale();
    this.minute = DateTimeFormatter.ofPattern(words.text("time.minute"), locale).withZone(zone);
    this.second = DateTimeFormatter.ofPattern(words.text("time.second"), locale).withZone(zone);
  }

  /** With the name of the zone. */
  String minute(Instant at) {
    return minute.format(at);
  }

  String second(Instant at) {
    return second.format(at);
  }

  /** So many decimals that a price keeps four or more telling digits, as on dashboards. */
  String value(BigDecimal value) {
    BigDecimal size = value.abs();
    if (size.signum() == 0 || size.compareTo(BigDecimal.TEN) >= 0) {
      return number(value, 2);
    }
    return number(value, size.compareTo(HUNDREDTH) >= 0 ? 4 : 8);
  }

  /** A change, with its sign. */
  String percent(BigDecimal percent) {
    BigDecimal rounded = percent.setScale(2, RoundingMode.HALF_UP);
    return (rounded.signum() > 0 ? "+" : "") + number(rounded, 2) + "%";
  }

  private String number(BigDecimal number, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(number.setScale(decimals, RoundingMode.HALF_UP));
  }

  /** An age in its largest whole unit. */
  String age(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 60) {
      return words.text("age.seconds", "n", seconds);
    }
    if (seconds < 3_600) {
      return words.text("age.minutes", "n", seconds / 60);
    }
    return seconds < 48 * 3_600
        ? words.text("age.hours", "n", seconds / 3_600)
        : words.text("age.days", "n", seconds / 86_400);
  }
}
