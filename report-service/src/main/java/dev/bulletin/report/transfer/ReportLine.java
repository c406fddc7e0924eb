package dev.bulletin.report.transfer;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.report.store.ReportContent;
import dev.bulletin.report.store.WholeReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as one line, in an export and in an import; what an import reads may miss anything.
 *
 * @param revision told in an export; an import counts its own
 * @param updatedAt told in an export; an import is an update by itself
 */
public record ReportLine(
    @Nullable String slug,
    @Nullable Integer revision,
    @Nullable ReportStatus status,
    @Nullable String author,
    @Nullable List<@Nullable String> tags,
    @Nullable Map<Language, @Nullable ReportText> texts,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant publishAt,
    @Nullable Instant publishedAt) {

  static ReportLine of(WholeReport report) {
    ReportContent content = report.content();
    return new ReportLine(
        content.slug(),
        report.revision(),
        content.status(),
        content.author(),
        List.copyOf(content.tags()),
        new EnumMap<Language, @Nullable ReportText>(content.texts()),
        content.createdAt(),
        report.updatedAt(),
        content.publishAt(),
        content.publishedAt());
  }

  /**
   * What the line says of a report.
   *
   * @param now when the report was created, if the line does not say so
   * @throws ServiceException INVALID_REQUEST, naming the field
   */
  ReportContent content(Instant now) {
    ReportStatus stands = given("status", status);
    return new ReportContent(
        given("slug", slug),
        stands,
        given("author", author),
        givenTags(),
        givenTexts(),
        createdAt == null ? earliest(now) : past("createdAt", createdAt, now),
        givenPublishAt(stands),
        publishedAt == null ? null : past("publishedAt", publishedAt, now));
  }

  private List<String> givenTags() {
    List<@Nullable String> all = given("tags", tags);
    for (int i = 0; i < all.size(); i++) {
      given("tags[" + i + "]", all.get(i));
    }
    return all.stream().map(String::valueOf).toList();
  }

  private Map<Language, ReportText> givenTexts() {
    Map<Language, ReportText> all = new EnumMap<>(Language.class);
    given("texts", texts)
        .forEach((language, text) -> all.put(language, given("texts." + language.code(), text)));
    return all;
  }

  private @Nullable Instant givenPublishAt(ReportStatus stands) {
    if (stands == ReportStatus.SCHEDULED) {
      return micros(given("publishAt", publishAt));
    }
    if (publishAt != null) {
      throw ServiceException.invalid("publishAt", "only a scheduled report has one");
    }
    return null;
  }

  private Instant earliest(Instant now) {
    return micros(publishedAt == null ? now : publishedAt);
  }

  private static Instant past(String field, Instant time, Instant now) {
    if (time.isAfter(now)) {
      throw ServiceException.invalid(field, "lies in the future");
    }
    return micros(time);
  }

  /** As PostgreSQL keeps it. */
  private static Instant micros(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  private static <T> T given(String field, @Nullable T value) {
    if (value == null) {
      throw ServiceException.invalid(field, "required");
    }
    return value;
  }
}
