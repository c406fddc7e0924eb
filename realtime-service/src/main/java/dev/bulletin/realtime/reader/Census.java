package dev.bulletin.realtime.reader;

import dev.bulletin.contract.realtime.ReaderTraffic;
import dev.bulletin.contract.realtime.SurveyRealtime;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * Finds the slowest and the busiest readers of one event loop, some at a time, so that the loop
 * does its other work meanwhile. Not thread-safe.
 */
final class Census {
  private final Iterator<Reader> rest;
  private final String node;
  private final long now;
  private final Instant at;
  private final Leaders<ReaderTraffic> slowest = new Leaders<>(SurveyRealtime.MAX);
  private final Leaders<ReaderTraffic> busiest = new Leaders<>(SurveyRealtime.MAX);
  private int slow;

  /**
   * Of the readers that there are now.
   *
   * @param now by the readers' clock, in nanoseconds
   * @param at the same by everybody's
   */
  Census(Collection<Reader> readers, String node, long now, Instant at) {
    this.rest = List.copyOf(readers).iterator();
    this.node = node;
    this.now = now;
    this.at = at;
  }

  boolean isOver() {
    return !rest.hasNext();
  }

  /** Goes on with so many; those that have gone meanwhile are left out. */
  void look(int many) {
    for (int i = 0; i < many && rest.hasNext(); i++) {
      Reader reader = rest.next();
      if (!reader.isGone()) {
        look(reader);
      }
    }
  }

  private void look(Reader reader) {
    Outbox outbox = reader.outbox();
    if (outbox.marks() > 0 || reader.socket().isSlow()) {
      slow++;
      slowest.offer(outbox.stalledFor(now), outbox.marks(), () -> traffic(reader));
    }
    busiest.offer(outbox.bytes(), outbox.frames(), () -> traffic(reader));
  }

  private ReaderTraffic traffic(Reader reader) {
    return reader.glimpse(now).on(node, now, at);
  }

  int slow() {
    return slow;
  }

  List<ReaderTraffic> slowest() {
    return slowest.inOrder();
  }

  List<ReaderTraffic> busiest() {
    return busiest.inOrder();
  }
}
