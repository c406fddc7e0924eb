package dev.bulletin.bench.mixed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The entity tags of reports, of which each is written by one at a time. Not thread-safe. */
final class Versions {
  private static final String FIRST = "\"1\"";

  private final int reports;
  private final Map<Integer, String> tags = new HashMap<>();
  private final Set<Integer> beingWritten = new HashSet<>();

  Versions(int reports) {
    this.reports = reports;
  }

  /** Whether nothing is left to be written. */
  boolean areAllTaken() {
    return beingWritten.size() == reports;
  }

  /** The report, or the next that nobody is writing; there must be one. */
  int take(int report) {
    int free = report;
    while (!beingWritten.add(free)) {
      free = free % reports + 1;
    }
    return free;
  }

  String tag(int report) {
    return tags.getOrDefault(report, FIRST);
  }

  void written(int report, String tag) {
    tags.put(report, tag);
    beingWritten.remove(report);
  }

  /** It was not written, or nobody knows. */
  void giveBack(int report) {
    beingWritten.remove(report);
  }
}
