package dev.bulletin.gateway.edge;

/** There is no page at an address that a report has left; it says where the report is now. */
final class ReportMoved extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient PageAddress now;

  ReportMoved(PageAddress now) {
    super("the report is at " + now.path(), null, /* enableSuppression= */ false, false);
    this.now = now;
  }

  PageAddress now() {
    return now;
  }
}
