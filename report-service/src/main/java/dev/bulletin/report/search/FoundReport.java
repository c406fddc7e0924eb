package dev.bulletin.report.search;

import dev.bulletin.contract.report.SearchHit;
import dev.bulletin.contract.report.TextPart;
import dev.bulletin.report.store.Cursor;
import dev.bulletin.report.store.ListedReport;
import java.util.List;

/**
 * A report that matches, with how well it does.
 *
 * @param oldest of those that were ranked
 */
record FoundReport(
    ListedReport listed, int rank, Cursor oldest, List<TextPart> title, List<TextPart> snippet) {
  FoundReport {
    title = List.copyOf(title);
    snippet = List.copyOf(snippet);
  }

  /** The place right behind this report. */
  SearchCursor cursor() {
    return new SearchCursor(rank, listed.cursor(), oldest);
  }

  SearchHit hit() {
    return new SearchHit(listed.summary(), title, snippet);
  }
}
