package dev.bulletin.report.pdf;

import dev.bulletin.contract.report.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/**
 * What a PDF says by itself, in one language.
 *
 * @param page stands before a page's number, {@code of} between it and the number of pages
 */
record Words(
    Language language, String contents, String updated, String tags, String page, String of) {
  private static final Words VIETNAMESE =
      new Words(Language.VI, "Mục lục", "Cập nhật", "Thẻ", "Trang ", "/");
  private static final Words ENGLISH =
      new Words(Language.EN, "Contents", "Updated", "Tags", "Page ", " of ");

  static Words of(Language language) {
    return switch (language) {
      case VI -> VIETNAMESE;
      case EN -> ENGLISH;
    };
  }

  /** The day, by the clock of UTC. */
  String day(Instant time) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language.locale())
        .withZone(ZoneOffset.UTC)
        .format(time);
  }
}
