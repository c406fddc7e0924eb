package dev.bulletin.report.pdf;

import dev.bulletin.contract.report.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/**
 * What a PDF says by itself, in one language.
 *
 * @param leftOut takes how many rows, and where they are
 * @param page stands before a page's number, {@code of} between it and the number of pages
 */
record Words(
    Language language,
    String contents,
    String figures,
    String leftOut,
    String updated,
    String tags,
    String page,
    String of) {
  private static final Words VIETNAMESE =
      new Words(
          Language.VI,
          "Mục lục",
          "Số liệu",
          "Lược bớt %,d hàng ở giữa; xem đủ tại %s",
          "Cập nhật",
          "Thẻ",
          "Trang ",
          "/");
  private static final Words ENGLISH =
      new Words(
          Language.EN,
          "Contents",
          "Figures",
          "%,d rows between are left out; all are at %s",
          "Updated",
          "Tags",
          "Page ",
          " of ");

  static Words of(Language language) {
    return switch (language) {
      case VI -> VIETNAMESE;
      case EN -> ENGLISH;
    };
  }

  /** That so many rows of a table are only at that address. */
  String leftOut(int rows, String address) {
    return String.format(language.locale(), leftOut, rows, address);
  }

  /** The day, by the clock of UTC. */
  String day(Instant time) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language.locale())
        .withZone(ZoneOffset.UTC)
        .format(time);
  }
}
