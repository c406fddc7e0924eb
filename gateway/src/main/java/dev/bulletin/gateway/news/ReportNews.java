package dev.bulletin.gateway.news;

import dev.bulletin.contract.report.ReportStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is told of a report.
 *
 * @param titles by language; empty when it was withdrawn
 * @param links where readers find it, by language; whole addresses where the site knows its own
 */
record ReportNews(
    String slug,
    int revision,
    ReportStatus status,
    Instant at,
    Map<String, String> titles,
    List<String> tags,
    Map<String, String> links) {
  ReportNews {
    titles = Map.copyOf(titles);
    tags = List.copyOf(tags);
    links = Map.copyOf(links);
  }
}
