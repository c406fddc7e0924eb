package dev.bulletin.common.cache;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.Topic;
import java.time.Duration;
import java.util.Set;

/** Something has changed: whatever depends on one of the tags is outdated. */
record Invalidation(Set<String> tags) {
  /** The tag that everything depends on. */
  static final String EVERYTHING = "*";

  private static final Duration DEADLINE = Duration.ofMillis(250);

  Invalidation {
    tags = Set.copyOf(tags);
  }

  /** It is done. */
  record Heard() {}

  /** Reaches every instance that listens. */
  static Topic<Invalidation> topic(String service) {
    return new Topic<>(service + ".cache.invalidated", Invalidation.class);
  }

  /** The same, confirmed. */
  static Call<Invalidation, Heard> call(String service) {
    return new Call<>(
        service,
        service + ".cache.invalidate",
        Invalidation.class,
        Heard.class,
        DEADLINE,
        invalidation -> service,
        Call.Repeat.ONCE);
  }
}
