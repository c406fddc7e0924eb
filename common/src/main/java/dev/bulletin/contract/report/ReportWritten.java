package dev.bulletin.contract.report;

import org.jspecify.annotations.Nullable;

/**
 * A write that is committed: where the report stands after it.
 *
 * @param listedAlike true when it was published before, and the same lists show it in the same
 *     places; null or false when they may not
 */
public record ReportWritten(
    String slug, int revision, ReportStatus status, @Nullable Boolean listedAlike) {
  /** A write of which it is not known whether lists changed. */
  public ReportWritten(String slug, int revision, ReportStatus status) {
    this(slug, revision, status, null);
  }
}
