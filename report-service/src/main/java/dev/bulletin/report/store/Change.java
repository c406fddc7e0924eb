package dev.bulletin.report.store;

import dev.bulletin.contract.report.ReportChanged;
import java.util.HashSet;
import java.util.Set;

/**
 * A committed change.
 *
 * @param told what everybody is told of it
 * @param words the tags of the words of its text, which concern nobody but who searches
 */
public record Change(ReportChanged told, Set<String> words) {
  public Change {
    words = Set.copyOf(words);
  }

  /** All that it outdates. */
  public Set<String> outdated() {
    Set<String> all = new HashSet<>(told.tags());
    all.addAll(words);
    return all;
  }
}
