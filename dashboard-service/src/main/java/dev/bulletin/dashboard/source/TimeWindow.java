package dev.bulletin.dashboard.source;

import java.time.Duration;
import java.time.Instant;

/**
 * Which times an answer may be of.
 *
 * @param now when it was received
 * @param maxAge older ones make it invalid
 */
record TimeWindow(Instant now, Duration maxAge) {
  private static final Duration MAX_AHEAD = Duration.ofMinutes(1);

  /** The time, or an exception that names the field. */
  Instant check(String field, Instant at) {
    if (at.isAfter(now.plus(MAX_AHEAD))) {
      throw Fields.invalid(field + " is in the future");
    }
    if (at.isBefore(now.minus(maxAge))) {
      throw Fields.invalid("%s is more than %s ago".formatted(field, maxAge));
    }
    return at;
  }
}
