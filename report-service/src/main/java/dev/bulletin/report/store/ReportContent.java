package dev.bulletin.report.store;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a report says, wherever it is kept.
 *
 * @param publishAt when it will be published, or null
 * @param publishedAt null before it is published
 */
public record ReportContent(
    String slug,
    ReportStatus status,
    String author,
    List<String> tags,
    Map<Language, ReportText> texts,
    Instant createdAt,
    @Nullable Instant publishAt,
    @Nullable Instant publishedAt) {
  public ReportContent {
    tags = List.copyOf(tags);
    texts = Map.copyOf(texts);
  }

  /** Whether readers get this when it takes the place of what stands so. */
  public boolean isReadInPlaceOf(ReportStatus kept) {
    return status == ReportStatus.PUBLISHED || isOvertakenBy(kept);
  }

  /** A time that has come is not set again: what is published by now stays so. */
  private boolean isOvertakenBy(ReportStatus kept) {
    return status == ReportStatus.SCHEDULED && kept == ReportStatus.PUBLISHED;
  }

  ReportContent inPlaceOf(ReportContent kept) {
    return isOvertakenBy(kept.status)
        ? new ReportContent(
            slug, ReportStatus.PUBLISHED, author, tags, texts, createdAt, null, kept.publishedAt)
        : this;
  }

  /**
   * Whether this, put in place of what is kept, changes nothing. When a report was created is not
   * changed later, and one that does not say when it was published leaves that as it is.
   */
  boolean saysNothingNewTo(ReportContent kept) {
    return status == kept.status
        && author.equals(kept.author)
        && tags.equals(kept.tags)
        && texts.equals(kept.texts)
        && Objects.equals(publishAt, kept.publishAt)
        && (publishedAt == null || publishedAt.equals(kept.publishedAt));
  }
}
