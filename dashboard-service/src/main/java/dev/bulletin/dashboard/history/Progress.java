package dev.bulletin.dashboard.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What of history is where at a moment.
 *
 * @param until when each level is rolled up, excluded; of samples it says nothing
 * @param since when each level is kept
 */
record Progress(Map<Level, Instant> until, Map<Level, Instant> since) {

  /** Rows of one level between two times. */
  record Part(Level level, Instant from, Instant to) {}

  /** The coarsest level that has a row for each of so many spans, and is still kept. */
  Level coarsest(Instant from, Instant to, int spans) {
    long range = Level.micros(to) - Level.micros(from);
    Level level = Level.DAY;
    while (level != Level.SAMPLE && range / Level.micros(level.unit()) < spans) {
      level = level.finer();
    }
    return kept(level, from);
  }

  /** The level, or the next coarser one that is kept since that time. */
  Level kept(Level level, Instant from) {
    Level kept = level;
    while (!isKept(kept, from)) {
      kept = kept.coarser();
    }
    return kept;
  }

  boolean isKept(Level level, Instant from) {
    return !since(level).isAfter(from) || level == Level.DAY;
  }

  /**
   * All that is between two times, by time: whole units of the level, and at both ends what is
   * left, and what is not rolled up yet, of finer ones. Where a finer one is kept no longer the
   * whole unit stands for its part.
   */
  List<Part> parts(Level level, Instant from, Instant to) {
    List<Part> parts = new ArrayList<>();
    add(parts, level, from, to);
    return List.copyOf(parts);
  }

  private void add(List<Part> parts, Level level, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return;
    }
    if (level == Level.SAMPLE) {
      parts.add(new Part(level, from, to));
      return;
    }
    Instant begin = isKept(level.finer(), from) ? level.ceil(from) : level.floor(from);
    Instant end = end(level, to);
    if (begin.isBefore(end)) {
      add(parts, level.finer(), from, begin);
      parts.add(new Part(level, begin, end));
      add(parts, level.finer(), end, to);
    } else {
      add(parts, level.finer(), from, to);
    }
  }

  private Instant end(Level level, Instant to) {
    Instant whole = level.floor(to);
    Instant end = isKept(level.finer(), whole) ? whole : level.ceil(to);
    Instant rolledUp = until(level);
    return end.isAfter(rolledUp) ? rolledUp : end;
  }

  private Instant until(Level level) {
    return until.getOrDefault(level, Instant.MIN);
  }

  private Instant since(Level level) {
    return since.getOrDefault(level, Instant.MIN);
  }
}
