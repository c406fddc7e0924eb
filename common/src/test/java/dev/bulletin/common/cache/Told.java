package dev.bulletin.common.cache;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.time.Instant;
import java.util.Set;

/** An answer of the tests. */
record Told(Provenance provenance, String text) implements Answer {
  static final CacheKind<Ask, Told> KIND =
      new CacheKind<>(
          "test.ask",
          Ask.class,
          Told.class,
          ask -> Set.of(ask.key()),
          (told, provenance) -> new Told(provenance, told.text()));

  static Told of(String text, String... tags) {
    return new Told(Provenance.fresh(text, Set.of(tags), Instant.EPOCH), text);
  }

  boolean isStale() {
    return provenance.stale();
  }
}
