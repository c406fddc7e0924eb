package dev.bulletin.report.outcome;

import dev.bulletin.contract.report.ReportWritten;

/** Ends a transaction in which there is nothing left to do, and says what has come of it before. */
final class DoneBefore extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ReportWritten outcome;

  DoneBefore(ReportWritten outcome) {
    super("done before: " + outcome, null, false, false);
    this.outcome = outcome;
  }

  ReportWritten outcome() {
    return outcome;
  }
}
