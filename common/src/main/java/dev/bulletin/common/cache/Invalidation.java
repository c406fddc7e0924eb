package dev.bulletin.common.cache;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.Topic;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something has changed: whatever depends on one of the tags is outdated.
 *
 * @param id the same wherever it is told, as it is more than once; null from an older version
 */
record Invalidation(Set<String> tags, @Nullable String id) {
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
