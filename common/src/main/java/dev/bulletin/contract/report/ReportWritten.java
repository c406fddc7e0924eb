package dev.bulletin.contract.report;

import org.jspecify.annotations.Nullable;

/**
 * A write that is committed: where the report stands after it.
 *
 * @param reach of the change; null where lists may have changed too
 */
public record ReportWritten(
    String slug, int revision, ReportStatus status, @Nullable ChangeReach reach) {
  /** A write of which it is not known how far it reaches. */
  public ReportWritten(String slug, int revision, ReportStatus status) {
    this(slug, revision, status, null);
  }
}
