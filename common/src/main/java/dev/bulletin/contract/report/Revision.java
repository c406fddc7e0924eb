package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A report as it was after one of its writes. */
public record Revision(
    Provenance provenance,
    String slug,
    int revision,
    ReportStatus status,
    String author,
    List<String> tags,
    Map<Language, ReportText> texts,
    String writtenBy,
    Instant writtenAt)
    implements Answer {
  public Revision {
    tags = List.copyOf(tags);
    texts = Map.copyOf(texts);
  }
}
