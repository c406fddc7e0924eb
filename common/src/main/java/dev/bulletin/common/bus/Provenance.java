package dev.bulletin.common.bus;

import java.time.Instant;
import java.util.Set;

/**
 * Where the data of an answer stands.
 *
 * @param version changes whenever the data does; fit for an ETag
 * @param tags what the data depends on, such as {@code report:weekly-outlook}; a change of any of
 *     them makes the answer outdated
 * @param asOf the time the data is of
 * @param stale the data is older than it should be, because what it comes from is away
 */
public record Provenance(String version, Set<String> tags, Instant asOf, boolean stale) {
  public Provenance {
    tags = Set.copyOf(tags);
  }

  /** Data that is as new as it should be. */
  public static Provenance fresh(String version, Set<String> tags, Instant asOf) {
    return new Provenance(version, tags, asOf, false);
  }

  /** The same data where it is older than it should be, because what it comes from is away. */
  public Provenance asStale() {
    return stale ? this : new Provenance(version + "-stale", tags, asOf, true);
  }
}
