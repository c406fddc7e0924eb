package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;

/**
 * What differs between two revisions.
 *
 * @param fields those that differ, such as {@code tags} and {@code texts.en.body}
 */
public record RevisionDifference(
    Provenance provenance, String slug, int from, int to, List<FieldDifference> fields)
    implements Answer {
  public RevisionDifference {
    fields = List.copyOf(fields);
  }
}
