package dev.bulletin.contract.report;

/**
 * How far the change of a report reaches that was published before and is so still, in the same
 * places of the same lists.
 */
public enum ChangeReach {
  /** Its own text alone. */
  TEXT,
  /** What leads to it, a {@link ReportLine}, says something else. */
  LINE
}
