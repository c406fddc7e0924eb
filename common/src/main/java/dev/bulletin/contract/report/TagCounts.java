package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;

/** The tags in use, the most frequent first. */
public record TagCounts(Provenance provenance, List<TagCount> tags) implements Answer {
  public TagCounts {
    tags = List.copyOf(tags);
  }
}
