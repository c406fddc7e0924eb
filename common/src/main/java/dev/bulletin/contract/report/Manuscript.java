package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is written.
 *
 * @param publishAt when it will be published, or null
 * @param publishedAt null before it is published
 * @param formerSlugs addresses that it has left, which lead to it
 */
public record Manuscript(
    Provenance provenance,
    String slug,
    int revision,
    ReportStatus status,
    String author,
    List<String> tags,
    Map<Language, ReportText> texts,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant publishAt,
    @Nullable Instant publishedAt,
    List<String> formerSlugs)
    implements Answer {
  public Manuscript {
    tags = List.copyOf(tags);
    texts = Map.copyOf(texts);
    formerSlugs = List.copyOf(formerSlugs);
  }
}
