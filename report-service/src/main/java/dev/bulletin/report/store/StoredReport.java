package dev.bulletin.report.store;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is kept, with the text that was asked for.
 *
 * @param id names it for ever, wherever it moves
 * @param languages all that there is a text in
 * @param texts empty when there is none in the language asked for
 * @param publishedAt null before it is published
 */
public record StoredReport(
    String id,
    String slug,
    int revision,
    ReportStatus status,
    String author,
    List<String> tags,
    Set<Language> languages,
    Map<Language, StoredText> texts,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant publishedAt) {
  public StoredReport {
    tags = List.copyOf(tags);
    languages = Set.copyOf(languages);
    texts = Map.copyOf(texts);
  }
}
