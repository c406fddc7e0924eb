package dev.bulletin.report.pdf;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.words.ReportWords;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/**
 * What a PDF says by itself, in one language.
 *
 * @param page stands before a page's number, {@code of} between it and the number of pages
 */
record PdfWords(
    Language language,
    String contents,
    String figures,
    String updated,
    String tags,
    String page,
    String of) {
  static PdfWords of(Language language) {
    Words words = ReportWords.in(language);
    return new PdfWords(
        language,
        words.text("pdf.contents"),
        words.text("pdf.figures"),
        words.text("pdf.updated"),
        words.text("pdf.tags"),
        words.text("pdf.page"),
        words.text("pdf.of"));
  }

  /** That so many rows of a table are only at that address. */
  String leftOut(int rows, String address) {
    return ReportWords.in(language).text("pdf.leftOut", "n", rows, "address", address);
  }

  /** The day, by the clock of UTC. */
  String day(Instant time) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language.locale())
        .withZone(ZoneOffset.UTC)
        .format(time);
  }
}
