package dev.bulletin.faults.load;

import dev.bulletin.faults.ledger.Counts;
import dev.bulletin.faults.ledger.Outcome;
import java.time.Instant;

/**
 * What readers ask for.
 *
 * @param check of the body of an answer with status 200
 */
record Question(String path, Check check) {
  /** Says what a body is: fresh, stale or wrong. */
  @FunctionalInterface
  interface Check {
    Outcome of(String body, Instant asked, Counts counts);
  }
}
