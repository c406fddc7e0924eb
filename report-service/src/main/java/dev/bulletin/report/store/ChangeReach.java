package dev.bulletin.report.store;

/**
 * How far the change of a report reaches that was published before and is so still, in the same
 * places of the same lists.
 */
public enum ChangeReach {
  /** Its own text alone. */
  TEXT,
  /** What leads to it says something else, beside when it was changed. */
  TEASER
}
