package dev.bulletin.report.transfer;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.report.store.Belongings;
import dev.bulletin.report.store.FrozenSeries;
import dev.bulletin.report.store.ReportContent;
import dev.bulletin.report.store.WholeReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as one line, in an export and in an import; what an import reads may miss anything.
 *
 * @param id names the report for ever; an import leaves that of a report that is there
 * @param revision told in an export; an import counts its own
 * @param updatedAt told in an export; an import is an update by itself
 * @param formerSlugs addresses that lead to the report; an import adds those that are new
 * @param charts what its charts showed of dashboards, if readers have got it
 */
public record ReportLine(
    @Nullable UUID id,
    @Nullable String slug,
    @Nullable Integer revision,
    @Nullable ReportStatus status,
    @Nullable String author,
    @Nullable List<@Nullable String> tags,
    @Nullable Map<Language, @Nullable ReportText> texts,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant publishAt,
    @Nullable Instant publishedAt,
    @Nullable List<@Nullable String> formerSlugs,
    @Nullable List<@Nullable KeptSeries> charts) {

  static ReportLine of(WholeReport report) {
    ReportContent content = report.content();
    Belongings belongings = report.belongings();
    return new ReportLine(
        belongings.id().orElse(null),
        content.slug(),
        report.revision(),
        content.status(),
        content.author(),
        List.copyOf(content.tags()),
        new TreeMap<Language, @Nullable ReportText>(content.texts()),
        content.createdAt(),
        report.updatedAt(),
        content.publishAt(),
        content.publishedAt(),
        List.copyOf(belongings.formerSlugs()),
        List.copyOf(belongings.charts().stream().map(KeptSeries::of).toList()));
  }

  /**
   * What the line says of a report.
   *
   * @param now when the report was created, if the line does not say so
   * @throws ServiceException INVALID_REQUEST, naming the field
   */
  ReportContent content(Instant now) {
    ReportStatus stands = Given.value("status", status);
    return new ReportContent(
        Given.value("slug", slug),
        stands,
        Given.value("author", author),
        Given.all("tags", Given.value("tags", tags)),
        givenTexts(),
        createdAt == null ? earliest(now) : past("createdAt", createdAt, now),
        givenPublishAt(stands),
        publishedAt == null ? null : past("publishedAt", publishedAt, now));
  }

  /**
   * What the line says that the report has.
   *
   * @throws ServiceException INVALID_REQUEST, naming the field
   */
  Belongings belongings() {
    return new Belongings(
        Optional.ofNullable(id), Given.all("formerSlugs", formerSlugs), givenCharts());
  }

  private List<FrozenSeries> givenCharts() {
    List<KeptSeries> all = Given.all("charts", charts);
    if (!all.isEmpty() && (status == ReportStatus.DRAFT || status == ReportStatus.SCHEDULED)) {
      throw ServiceException.invalid("charts", "only a report that was published has them");
    }
    Map<String, FrozenSeries> byKey = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      FrozenSeries series = all.get(i).frozen("charts[" + i + "]");
      if (byKey.put(series.key(), series) != null) {
        throw ServiceException.invalid("charts[" + i + "].key", "given twice");
      }
    }
    return List.copyOf(byKey.values());
  }

  private Map<Language, ReportText> givenTexts() {
    Map<Language, ReportText> all = new TreeMap<>();
    Given.value("texts", texts)
        .forEach(
            (language, text) -> all.put(language, Given.value("texts." + language.code(), text)));
    return all;
  }

  private @Nullable Instant givenPublishAt(ReportStatus stands) {
    if (stands == ReportStatus.SCHEDULED) {
      return micros(Given.value("publishAt", publishAt));
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
}
