package dev.bulletin.contract.report;

import java.util.List;

/**
 * A report that matches.
 *
 * @param title with the matches in it
 * @param snippet of the text around the best matches
 */
public record SearchHit(ReportSummary report, List<TextPart> title, List<TextPart> snippet) {
  public SearchHit {
    title = List.copyOf(title);
    snippet = List.copyOf(snippet);
  }
}
