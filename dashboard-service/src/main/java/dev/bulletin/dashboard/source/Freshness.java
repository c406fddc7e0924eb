package dev.bulletin.dashboard.source;

import java.time.Duration;
import java.time.Instant;

/** How long what a source says is as good as new. */
@FunctionalInterface
public interface Freshness {
  /** When a sample of that time is stale, if nothing newer comes. */
  Instant staleAt(Instant at);

  /** Equally long at all times. */
  static Freshness of(Duration limit) {
    return at -> at.plus(limit);
  }
}
