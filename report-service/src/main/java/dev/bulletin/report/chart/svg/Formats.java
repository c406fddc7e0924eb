package dev.bulletin.report.chart.svg;

import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.ChartX;
import dev.bulletin.report.words.ReportWords;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people of a language write them. Not thread-safe. */
final class Formats {
  private static final int MAX_DIGITS = 12;
  private static final double COMPACT_FROM = 1_000_000;

  /** Years are numbers, and nobody writes 2,026. */
  private static final double GROUPED_FROM = 10_000;

  private final Locale locale;
  private final NumberFormat numbers;
  private final DateTimeFormatter days;
  private final DateTimeFormatter shortDays;
  private final DateTimeFormatter months;
  private final DateTimeFormatter moments;
  private final DateTimeFormatter hours = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  Formats(Language language) {
    this.locale = language.locale();
    this.numbers = NumberFormat.getInstance(locale);
    numbers.setMaximumFractionDigits(MAX_DIGITS);
    this.days = pattern(language, "svg.day");
    this.shortDays = pattern(language, "svg.shortDay");
    this.months = pattern(language, "svg.month");
    this.moments = pattern(language, "svg.moment");
  }

  private static DateTimeFormatter pattern(Language language, String key) {
    return DateTimeFormatter.ofPattern(ReportWords.in(language).text(key), language.locale());
  }

  /** All digits there are. */
  String number(BigDecimal value) {
    return numbers.format(value);
  }

  String number(BigDecimal value, String unit) {
    return unit.isEmpty() ? number(value) : number(value) + " " + unit;
  }

  String percent(double part) {
    NumberFormat percent = NumberFormat.getPercentInstance(locale);
    percent.setMaximumFractionDigits(1);
    return percent.format(part);
  }

  /** Short, and with the digits that tell a tick from the next. */
  String tick(double value, Ticks ticks) {
    double largest = Math.max(Math.abs(ticks.first()), Math.abs(ticks.last()));
    NumberFormat format =
        largest >= COMPACT_FROM
            ? NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT)
            : NumberFormat.getInstance(locale);
    format.setMaximumFractionDigits(largest >= COMPACT_FROM ? 3 : ticks.digits());
    format.setMinimumFractionDigits(largest >= COMPACT_FROM ? 0 : ticks.digits());
    return format.format(value);
  }

  /** A place on the axis of x, in full. */
  String place(Chart chart, ChartX x) {
    return switch (x.kind()) {
      case LABEL -> x.text();
      case NUMBER -> number(x);
      case TIME -> isDays(chart) ? days(x.instant()) : moment(x.instant());
    };
  }

  private String number(ChartX x) {
    NumberFormat format = NumberFormat.getInstance(locale);
    format.setMaximumFractionDigits(MAX_DIGITS);
    format.setGroupingUsed(Math.abs(x.place()) >= GROUPED_FROM);
    return format.format(new BigDecimal(x.text()));
  }

  /** A number on the axis of x. */
  String placeTick(double value, Ticks ticks) {
    NumberFormat format = NumberFormat.getInstance(locale);
    format.setMaximumFractionDigits(ticks.digits());
    format.setGroupingUsed(Math.abs(value) >= GROUPED_FROM);
    return format.format(value);
  }

  /** A moment on the axis of x: as much of it as changes from one to the next. */
  String timeTick(Instant at, Duration length) {
    var time = at.atOffset(ZoneOffset.UTC);
    if (length.toDays() > 400) {
      return months.format(time);
    }
    return (length.toDays() >= 3 || isDay(at) ? shortDays : hours).format(time);
  }

  /** Whether only days are told, not moments. */
  static boolean isDays(Chart chart) {
    return chart.xs().stream().allMatch(x -> isDay(x.instant()));
  }

  private static boolean isDay(Instant at) {
    return at.toEpochMilli() % Duration.ofDays(1).toMillis() == 0;
  }

  private String days(Instant at) {
    return days.format(at.atOffset(ZoneOffset.UTC));
  }

  String moment(Instant at) {
    return moments.format(at.atOffset(ZoneOffset.UTC));
  }
}
