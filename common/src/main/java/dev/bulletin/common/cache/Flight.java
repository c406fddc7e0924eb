package dev.bulletin.common.cache;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.Set;

/**
 * One question under way, for all who ask it meanwhile. Not thread-safe: it belongs to the {@link
 * MemoryTier}, and is touched under its lock.
 */
final class Flight {
  /** How often an answer is loaded anew after changes without anybody asking for it. */
  static final int RENEWALS = 2;

  private final Record question;
  private final Set<String> changed = new HashSet<>();
  private int renewals;
  private Promise<Landing> passengers = Promise.promise();

  /**
   * A flight that nobody has asked for yet.
   *
   * @param renewals how many more there may be of that kind
   */
  Flight(Record question, int renewals) {
    this.question = question;
    this.renewals = renewals;
  }

  /**
   * A place on a flight.
   *
   * @param first whose place it is has begun the flight, and must see that it lands
   * @param changed what had changed since the flight began, when this one joined it
   */
  record Place(Flight flight, boolean first, Set<String> changed, Future<Landing> landing) {
    /** Whether the joiner asked after a change that the flight may not have seen. */
    boolean isTooLateFor(Landing landing) {
      return landing.outcome() != Outcome.STALE && landing.kept().dependsOnAny(changed);
    }
  }

  Record question() {
    return question;
  }

  Place place(boolean first) {
    return new Place(this, first, Set.copyOf(changed), passengers.future());
  }

  /** Somebody asks for what it brings. */
  void want() {
    renewals = RENEWALS;
  }

  int renewals() {
    return renewals;
  }

  void changed(Set<String> tags) {
    changed.addAll(tags);
  }

  /** Whether something has changed meanwhile that concerns what was found. */
  boolean isOutdated(Kept kept) {
    return kept.dependsOnAny(changed);
  }

  /** All who have come so far, who are to be told; whoever comes now waits anew. */
  Promise<Landing> disembark() {
    Promise<Landing> leaving = passengers;
    passengers = Promise.promise();
    return leaving;
  }
}
