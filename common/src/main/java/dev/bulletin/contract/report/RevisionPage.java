package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of revisions.
 *
 * @param next the {@code before} that asks for the page after this one; null on the last
 */
public record RevisionPage(
    Provenance provenance, List<RevisionSummary> revisions, @Nullable Integer next)
    implements Answer {
  public RevisionPage {
    revisions = List.copyOf(revisions);
  }
}
