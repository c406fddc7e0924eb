package dev.bulletin.gateway.page;

import dev.bulletin.common.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times in UTC as the readers of a language write them, and ages. Immutable. */
public final class Times {
  private static final String ZONE = " UTC";

  private final DateTimeFormatter date;
  private final DateTimeFormatter day;
  private final DateTimeFormatter minute;
  private final DateTimeFormatter second;
  private final Words words;

  public Times(Locale locale, Words words) {
    this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).localizedBy(locale);
    this.day = DateTimeFormatter.ofPattern(dayPattern(locale), locale);
    this.minute = DateTimeFormatter.ofPattern("HH:mm", locale);
    this.second = DateTimeFormatter.ofPattern("HH:mm:ss", locale);
    this.words = words;
  }

  private static String dayPattern(Locale locale) {
    String whole =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            FormatStyle.MEDIUM, null, IsoChronology.INSTANCE, locale);
    return whole.replaceAll("[,\\s]*y+[,\\s]*", "");
  }

  /** For programs, no finer than the attribute of an element for times may be. */
  public static String attribute(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  public String date(Instant at) {
    return date.format(at.atOffset(ZoneOffset.UTC));
  }

  public String moment(Instant at) {
    return date(at) + ", " + minute.format(at.atOffset(ZoneOffset.UTC)) + ZONE;
  }

  /** A time of day without its zone, as it stands at an axis. */
  String minute(Instant at) {
    return minute.format(at.atOffset(ZoneOffset.UTC));
  }

  /** A day without its year, as it stands at an axis. */
  String day(Instant at) {
    return day.format(at.atOffset(ZoneOffset.UTC));
  }

  /** A clock time, with its day when that is not today. */
  public String clock(Instant at, Instant now) {
    var moment = at.atOffset(ZoneOffset.UTC);
    String clock = second.format(moment) + ZONE;
    boolean today = moment.toLocalDate().equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
    return today ? clock : date(at) + ", " + clock;
  }

  /** How long a time is, which is one of whole hours, or of more than one day. */
  static String span(Words words, Duration span) {
    return span.toDays() > 1
        ? words.text("range.days", "n", span.toDays())
        : words.text("range.hours", "n", span.toHours());
  }

  /** An age in its largest whole unit. */
  public String age(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 60) {
      return words.text("script.seconds", "n", seconds);
    }
    if (seconds < 3_600) {
      return words.text("script.minutes", "n", seconds / 60);
    }
    if (seconds < 48 * 3_600) {
      return words.text("script.hours", "n", seconds / 3_600);
    }
    return words.text("script.days", "n", seconds / 86_400);
  }
}
