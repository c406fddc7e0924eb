package dev.bulletin.report;

import dev.bulletin.common.cache.CacheKind;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.report.browse.FindPlaces;
import dev.bulletin.report.browse.FindTeaser;
import dev.bulletin.report.browse.Places;
import dev.bulletin.report.browse.Teaser;
import java.util.Set;

/** The kinds of answers to readers that may be cached, and what they depend on. */
final class Cacheable {
  static final CacheKind<FindReport, ReportAnswer> FIND =
      CacheKind.of(
          ReportContract.FIND,
          question -> Set.of(ReportContract.tag(question.slug())),
          (answer, provenance) -> new ReportAnswer(provenance, answer.report()));

  static final CacheKind<ListReports, ReportPage> LIST =
      CacheKind.of(
          ReportContract.LIST,
          question -> Set.of(ReportContract.LIST_TAG),
          (page, provenance) -> new ReportPage(provenance, page.reports(), page.next()));

  static final CacheKind<SearchReports, SearchPage> SEARCH =
      CacheKind.of(
          ReportContract.SEARCH,
          question -> Set.of(ReportContract.LIST_TAG),
          (page, provenance) -> new SearchPage(provenance, page.hits(), page.next()));

  static final CacheKind<CountTags, TagCounts> COUNT_TAGS =
      CacheKind.of(
          ReportContract.COUNT_TAGS,
          question -> Set.of(ReportContract.LIST_TAG),
          (counts, provenance) -> new TagCounts(provenance, counts.tags()));

  static final CacheKind<FindSurroundings, ReportSurroundings> FIND_SURROUNDINGS =
      CacheKind.of(
          ReportContract.FIND_SURROUNDINGS,
          question -> Set.of(ReportContract.LIST_TAG),
          (found, provenance) ->
              new ReportSurroundings(provenance, found.previous(), found.next(), found.related()));

  static final CacheKind<FindPlaces, Places> FIND_PLACES =
      new CacheKind<>(
          "report.find-places",
          FindPlaces.class,
          Places.class,
          question -> Set.of(ReportContract.LIST_TAG),
          (found, provenance) ->
              new Places(
                  provenance, found.slug(), found.previous(), found.next(), found.related()));

  static final CacheKind<FindTeaser, Teaser> FIND_TEASER =
      new CacheKind<>(
          "report.find-teaser",
          FindTeaser.class,
          Teaser.class,
          question -> Set.of(ReportContract.tag(question.slug())),
          (found, provenance) -> new Teaser(provenance, found.report()));

  private Cacheable() {}
}
