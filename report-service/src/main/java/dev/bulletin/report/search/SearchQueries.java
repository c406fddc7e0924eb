package dev.bulletin.report.search;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.report.store.ListVersion;
import dev.bulletin.report.store.ListedReport;
import dev.bulletin.report.store.PageRules;
import dev.bulletin.report.store.StorableText;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers searches. Thread-safe. */
public final class SearchQueries {
  private static final int QUERY_LENGTH = 200;

  private final PgSearch reports;
  private final Clock clock;

  public SearchQueries(PgSearch reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /** The page asked for; empty when the query has no word to look for. */
  public Future<SearchPage> search(SearchReports question) {
    int limit = PageRules.checked(question.limit());
    PageRules.check(question.filter());
    checkQuery(question.query());
    SearchCursor after =
        Optional.ofNullable(question.after()).map(SearchCursor::parse).orElse(SearchCursor.START);
    Instant askedAt = clock.instant();
    // One more than asked for tells whether there is another page.
    return reports.find(question, after, limit + 1).map(found -> page(found, limit, askedAt));
  }

  private static void checkQuery(String query) {
    StorableText.check("query", query);
    int length = query.codePointCount(0, query.length());
    if (query.isBlank() || length > QUERY_LENGTH) {
      throw ServiceException.invalid(
          "query", "expected 1 to %d characters, got %,d".formatted(QUERY_LENGTH, length));
    }
  }

  private static SearchPage page(List<FoundReport> found, int limit, Instant asOf) {
    boolean more = found.size() > limit;
    List<FoundReport> shown = more ? found.subList(0, limit) : found;
    List<ListedReport> listed = shown.stream().map(FoundReport::listed).toList();
    return new SearchPage(
        Provenance.fresh(ListVersion.of(listed, more), tags(listed), asOf),
        shown.stream().map(FoundReport::hit).toList(),
        more ? shown.get(limit - 1).cursor().text() : null);
  }

  /** Any text may be found by a search from now on, or no more. */
  private static Set<String> tags(List<ListedReport> shown) {
    return Stream.concat(Stream.of(ReportContract.TEXTS_TAG), ListVersion.tags(shown).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
