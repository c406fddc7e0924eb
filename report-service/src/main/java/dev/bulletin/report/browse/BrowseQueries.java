package dev.bulletin.report.browse;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.TagCount;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.report.store.ListVersion;
import dev.bulletin.report.store.Visible;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers which tags there are and what stands around a report. Thread-safe. */
public final class BrowseQueries {
  private static final int TAGS = 1_000;
  private static final int RELATED = 4;

  private final PgBrowsing reports;
  private final Clock clock;

  public BrowseQueries(PgBrowsing reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  public Future<TagCounts> countTags(CountTags question) {
    Instant askedAt = clock.instant();
    return reports.countTags(question.language(), TAGS).map(tags -> counts(tags, askedAt));
  }

  private static TagCounts counts(List<TagCount> tags, Instant asOf) {
    String content =
        tags.stream()
            .map(count -> count.tag() + "=" + count.reports())
            .collect(Collectors.joining(" "));
    return new TagCounts(
        Provenance.fresh(ListVersion.hash(content), Set.of(ReportContract.LIST_TAG), asOf), tags);
  }

  /** Fails as {@link ReportContract#FIND} does for a report that readers do not see. */
  public Future<ReportSurroundings> findSurroundings(FindSurroundings question) {
    Instant askedAt = clock.instant();
    return around(question.slug(), question.language())
        .map(
            around ->
                SurroundingsAnswer.of(
                    around.slug(), around.previous(), around.next(), around.related(), askedAt));
  }

  /** Which they are; fails in the same way. */
  public Future<Places> findPlaces(FindPlaces question) {
    Instant askedAt = clock.instant();
    return around(question.slug(), question.language()).map(around -> places(around, askedAt));
  }

  private Future<Around> around(String slug, Language language) {
    return reports
        .around(slug, language, RELATED)
        .map(found -> Visible.of(found, Around::status, slug))
        .map(around -> withText(around, slug, language));
  }

  private static Around withText(Around around, String slug, Language language) {
    if (!around.hasText()) {
      throw new ServiceException(
          ErrorCode.NOT_FOUND, "no text of report %s in %s".formatted(slug, language.code()));
    }
    return around;
  }

  private static Places places(Around around, Instant asOf) {
    String previous = around.previous().map(ReportSummary::slug).orElse(null);
    String next = around.next().map(ReportSummary::slug).orElse(null);
    List<String> related = around.related().stream().map(ReportSummary::slug).toList();
    return new Places(
        Provenance.fresh(
            ListVersion.hash(
                String.join("|", around.slug(), "" + previous, "" + next, "" + related)),
            Set.of(ReportContract.LIST_TAG),
            asOf),
        around.slug(),
        previous,
        next,
        related);
  }

  /** Fails with NOT_FOUND where no published report has that slug, or no text in the language. */
  public Future<Teaser> findTeaser(FindTeaser question) {
    Instant askedAt = clock.instant();
    return reports
        .teaser(question.slug(), question.language())
        .map(found -> found.orElseThrow(() -> ServiceException.notFound("report", question.slug())))
        .map(report -> teaser(report, askedAt));
  }

  private static Teaser teaser(ReportSummary report, Instant asOf) {
    return new Teaser(
        Provenance.fresh(
            ListVersion.hash(JsonMapper.string(report)),
            Set.of(ReportContract.tag(report.slug())),
            asOf),
        report);
  }
}
