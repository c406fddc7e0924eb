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
  private final WrittenWords written = new WrittenWords();
  private final Clock clock;

  public SearchQueries(PgSearch reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /** Is told what each change outdates: an answer depends on a word that few changes have. */
  public void note(Set<String> outdated) {
    written.note(outdated);
  }

  /** The page asked for; empty when the query has no word to look for. */
  public Future<SearchPage> search(SearchReports question) {
    int more = PageRules.checked(question.limit()) + 1;
    PageRules.check(question.filter());
    checkQuery(question.query());
    SearchCursor after =
        Optional.ofNullable(question.after()).map(SearchCursor::parse).orElse(SearchCursor.START);
    Instant askedAt = clock.instant();
    // One more than asked for tells whether there is another page.
    Future<List<String>> queries =
        question.after() == null
            ? reports.queries(question)
            : Future.succeededFuture(List.of()); // What is behind any page depends on all texts.
    return reports
        .find(question, after, more)
        .compose(found -> queries.map(asked -> page(question, found, asked, askedAt)));
  }

  private static void checkQuery(String query) {
    StorableText.check("query", query);
    int length = query.codePointCount(0, query.length());
    if (query.isBlank() || length > QUERY_LENGTH) {
      throw ServiceException.invalid(
          "query", "expected 1 to %d characters, got %,d".formatted(QUERY_LENGTH, length));
    }
  }

  private SearchPage page(
      SearchReports question, List<FoundReport> found, List<String> queries, Instant asOf) {
    boolean more = found.size() > question.limit();
    List<FoundReport> shown = more ? found.subList(0, question.limit()) : found;
    List<ListedReport> listed = shown.stream().map(FoundReport::listed).toList();
    boolean all = !more && question.after() == null;
    Set<String> words =
        all
            ? WordTags.needed(question.language(), queries, written)
            : Set.of(ReportContract.TEXTS_TAG);
    return new SearchPage(
        Provenance.fresh(ListVersion.of(listed, more), tags(listed, words), asOf),
        shown.stream().map(FoundReport::hit).toList(),
        more ? shown.get(shown.size() - 1).cursor().text() : null);
  }

  /**
   * Those that are shown may not be found any more, or elsewhere; where all are shown, another text
   * is found from now on only if it has the words, else any text may change who stands where.
   */
  private static Set<String> tags(List<ListedReport> shown, Set<String> words) {
    return Stream.concat(words.stream(), ListVersion.tags(shown).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
