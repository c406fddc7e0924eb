package dev.bulletin.contract.report;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report as a reader sees it, in one language.
 *
 * @param id names the report for ever, wherever it moves
 * @param language the language of the text
 * @param languages all languages that the report has a text in
 * @param body as written
 * @param html the body as safe HTML, with its charts
 * @param contents the headings of the HTML, in its order
 * @param publishedAt null before it is published
 */
public record ReportView(
    String id,
    String slug,
    int revision,
    ReportStatus status,
    Language language,
    Set<Language> languages,
    String title,
    String summary,
    String body,
    String html,
    List<Heading> contents,
    List<String> tags,
    String author,
    int readingMinutes,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant publishedAt) {
  public ReportView {
    languages = Set.copyOf(languages);
    contents = List.copyOf(contents);
    tags = List.copyOf(tags);
  }
}
