package dev.bulletin.report.revision;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A report as it was after one of its writes.
 *
 * @param slug its address at that time
 */
public record KeptRevision(
    String slug,
    int revision,
    ReportStatus status,
    String author,
    List<String> tags,
    Map<Language, ReportText> texts,
    String writtenBy,
    Instant writtenAt) {
  public KeptRevision {
    tags = List.copyOf(tags);
    texts = Map.copyOf(texts);
  }
}
