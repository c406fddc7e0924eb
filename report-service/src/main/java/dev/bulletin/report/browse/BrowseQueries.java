package dev.bulletin.report.browse;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.ReportTeaser;
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
import java.util.stream.Stream;

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
    return reports
        .around(question.slug(), question.language(), RELATED)
        .map(found -> Visible.of(found, Around::status, question.slug()))
        .map(around -> withText(around, question))
        .map(around -> answer(around, askedAt));
  }

  private static Around withText(Around around, FindSurroundings question) {
    if (!around.hasText()) {
      throw new ServiceException(
          ErrorCode.NOT_FOUND,
          "no text of report %s in %s".formatted(question.slug(), question.language().code()));
    }
    return around;
  }

  private static ReportSurroundings answer(Around around, Instant asOf) {
    List<ReportTeaser> all =
        Stream.of(around.previous().stream(), around.next().stream(), around.related().stream())
            .flatMap(teasers -> teasers)
            .toList();
    return new ReportSurroundings(
        Provenance.fresh(version(around), tags(all), asOf),
        around.previous().orElse(null),
        around.next().orElse(null),
        around.related());
  }

  private static String version(Around around) {
    return ListVersion.hash(
        String.join(
            "|",
            around.slug(),
            around.previous().map(ReportTeaser::toString).orElse(""),
            around.next().map(ReportTeaser::toString).orElse(""),
            around.related().toString()));
  }

  /**
   * A report published in between changes what is next, so that they depend on the list; on the
   * report in the middle only for its place there.
   */
  private static Set<String> tags(List<ReportTeaser> around) {
    Stream<String> teasers = around.stream().map(teaser -> ReportContract.teaserTag(teaser.slug()));
    return Stream.concat(Stream.of(ReportContract.LIST_TAG), teasers)
        .collect(Collectors.toUnmodifiableSet());
  }
}
