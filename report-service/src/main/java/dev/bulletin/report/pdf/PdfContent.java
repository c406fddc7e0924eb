package dev.bulletin.report.pdf;

import dev.bulletin.contract.report.Heading;
import dev.bulletin.contract.report.Language;
import java.time.Instant;
import java.util.List;

/**
 * What is printed.
 *
 * @param address where readers find the report
 * @param origin that links to paths lead to; empty when it is not known
 * @param html safe, with charts in fixed colours
 */
public record PdfContent(
    Language language,
    String title,
    String summary,
    String author,
    List<String> tags,
    Instant publishedAt,
    Instant updatedAt,
    String address,
    String origin,
    String html,
    List<Heading> contents) {
  public PdfContent {
    tags = List.copyOf(tags);
    contents = List.copyOf(contents);
  }
}
