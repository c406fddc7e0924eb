package dev.bulletin.report.pdf;

import dev.bulletin.contract.report.Language;
import dev.bulletin.report.words.Texts;
import java.text.NumberFormat;
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
    Language language,
    String contents,
    String figures,
    String updated,
    String tags,
    String page,
    String of) {
  static Words of(Language language) {
    Texts texts = Texts.of(language);
    return new Words(
        language,
        texts.text("pdf.contents"),
        texts.text("pdf.figures"),
        texts.text("pdf.updated"),
        texts.text("pdf.tags"),
        texts.text("pdf.page"),
        texts.text("pdf.of"));
  }

  /** That so many rows of a table are only at that address. */
  String leftOut(int rows, String address) {
    String count = NumberFormat.getIntegerInstance(language.locale()).format(rows);
    return Texts.of(language).text("pdf.leftOut", "count", count, "address", address);
  }

  /** The day, by the clock of UTC. */
  String day(Instant time) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language.locale())
        .withZone(ZoneOffset.UTC)
        .format(time);
  }
}
