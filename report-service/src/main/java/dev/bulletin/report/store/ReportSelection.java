package dev.bulletin.report.store;

/** Which reports are read in bulk. */
public enum ReportSelection {
  PUBLISHED("status = 'published'"),
  /** Drafts and what was withdrawn too. */
  ALL("true");

  private final String condition;

  ReportSelection(String condition) {
    this.condition = condition;
  }

  /** As a condition on the table of reports. */
  String condition() {
    return condition;
  }
}
