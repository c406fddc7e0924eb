package dev.bulletin.gateway.board;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time that charts show.
 *
 * @param from included
 * @param to excluded
 */
public record Window(Instant from, Instant to) {
  /** Up to the end of the running minute, so that whoever asks within it asks for the same. */
  public static Window until(Instant now, Duration span) {
    Instant to = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    return new Window(to.minus(span), to);
  }

  /** Where a time is, from 0 at the beginning to 1 at the end. */
  double share(Instant at) {
    return (double) Duration.between(from, at).toMillis() / Duration.between(from, to).toMillis();
  }

  boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
