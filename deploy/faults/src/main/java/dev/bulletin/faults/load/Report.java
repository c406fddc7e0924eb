package dev.bulletin.faults.load;

import dev.bulletin.faults.ledger.Counts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report that a writer wants to be published, and what it knows of it. */
final class Report {
  private final String slug;
  private final Counts counts;
  private final long begunAt = System.nanoTime();
  private final String creation = UUID.randomUUID().toString();
  private final String publication = UUID.randomUUID().toString();
  private volatile @Nullable String acknowledged;

  Report(String slug, Counts counts) {
    this.slug = slug;
    this.counts = counts;
  }

  /** Also its title. */
  String slug() {
    return slug;
  }

  Counts counts() {
    return counts;
  }

  /** By {@link System#nanoTime()}. */
  long begunAt() {
    return begunAt;
  }

  /** The key of the request that makes it. */
  String creation() {
    return creation;
  }

  /** The key of the request that publishes it. */
  String publication() {
    return publication;
  }

  /** The entity tag with which it was acknowledged as published, or null. */
  @Nullable String acknowledged() {
    return acknowledged;
  }

  void acknowledge(String tag) {
    acknowledged = tag;
  }
}
