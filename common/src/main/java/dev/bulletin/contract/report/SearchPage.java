package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found.
 *
 * @param next asks for the page after this one; null on the last
 */
public record SearchPage(Provenance provenance, List<SearchHit> hits, @Nullable String next)
    implements Answer {
  public SearchPage {
    hits = List.copyOf(hits);
  }
}
