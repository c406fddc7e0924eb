package dev.bulletin.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.cache.Caches;
import dev.bulletin.common.cache.TieredCache;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.report.browse.BrowseQueries;
import dev.bulletin.report.search.SearchQueries;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * Answers readers out of the caches, behind which the queries answer. Thread-safe.
 *
 * <p>The tags of a kind are what an answer depends on as far as the question tells, and must be
 * enough where there is no answer; those in the answer's provenance count too. Questions of those
 * who may see more than readers must not be cached.
 */
final class CachedReports {
  private final ReportQueries queries;
  private final Invalidations invalidations;
  private final TieredCache<FindReport, ReportAnswer> found;
  private final TieredCache<ListReports, ReportPage> lists;
  private final TieredCache<SearchReports, SearchPage> searches;
  private final TieredCache<CountTags, TagCounts> tagCounts;
  private final Function<FindSurroundings, Future<ReportSurroundings>> surroundings;

  CachedReports(
      Caches caches,
      Invalidations invalidations,
      ReportQueries queries,
      SearchQueries search,
      BrowseQueries browse) {
    this.queries = queries;
    this.invalidations = invalidations;
    this.found = caches.cache(Cacheable.FIND, queries::find);
    this.lists = caches.cache(Cacheable.LIST, queries::list);
    this.searches = caches.cache(Cacheable.SEARCH, search::search);
    caches.onOutdated(search::note);
    this.tagCounts = caches.cache(Cacheable.COUNT_TAGS, browse::countTags);
    // Where nothing is kept, one statement is better than one for each of its parts.
    this.surroundings =
        caches.keepsAnswers()
            ? new Surroundings(caches, browse)::find
            : caches.cache(Cacheable.FIND_SURROUNDINGS, browse::findSurroundings)::get;
  }

  /** Who may see drafts works on them, and sees them as they are. */
  Future<ReportAnswer> find(FindReport question) {
    return question.drafts() ? queries.find(question) : found.get(question);
  }

  Future<ReportPage> list(ListReports question) {
    return lists.get(question);
  }

  Future<SearchPage> search(SearchReports question) {
    return searches.get(question);
  }

  Future<TagCounts> countTags(CountTags question) {
    return tagCounts.get(question);
  }

  Future<ReportSurroundings> findSurroundings(FindSurroundings question) {
    return surroundings.apply(question);
  }

  /**
   * A command after which, when it is acknowledged, nobody is given what was cached before. The
   * announcement does the same for a process that dies in between.
   *
   * @param slug of the report before the command, which may have moved it
   */
  <C extends Record & Command> Function<C, Future<ReportWritten>> after(
      Function<C, Future<ReportWritten>> command, Function<C, String> slug) {
    return given ->
        command
            .apply(given)
            .compose(written -> invalidations.committed(slug.apply(given), written).map(written));
  }
}
