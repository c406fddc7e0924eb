package dev.bulletin.dashboard.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The text of a definition and where it comes from.
 *
 * @param revision from 1; 0 where it is as it came with Bulletin
 * @param author null where the revision is 0
 * @param savedAt null where the revision is 0
 */
record Definition(
    String name, String yaml, int revision, @Nullable String author, @Nullable Instant savedAt) {
  static Definition bundled(String name, String yaml) {
    return new Definition(name, yaml, 0, null, null);
  }

  Mark mark() {
    return new Mark(revision, savedAt);
  }

  /** Tells whether a definition is still the same: one that was deleted begins anew at 1. */
  record Mark(int revision, @Nullable Instant savedAt) {}
}
