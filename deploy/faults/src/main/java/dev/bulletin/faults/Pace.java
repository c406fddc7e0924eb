package dev.bulletin.faults;

import java.time.Duration;

/**
 * How long each part of a trial takes.
 *
 * @param calm how long all must be well before a fault, and after it
 * @param fault how long it lasts
 * @param limit in which all must be well again
 */
record Pace(Duration calm, Duration fault, Duration limit) {
  static Pace full() {
    return new Pace(Duration.ofSeconds(4), Duration.ofSeconds(12), Duration.ofSeconds(60));
  }

  static Pace least() {
    return new Pace(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(60));
  }
}
