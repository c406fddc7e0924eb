package dev.bulletin.report.schedule;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportContract;
import java.util.Set;

/**
 * A report whose time has come.
 *
 * @param scheduledBy was allowed to when the time was set
 */
record DueReport(String slug, int revision, String scheduledBy) {
  PublishReport command() {
    var publisher = new Principal(scheduledBy, Set.of(ReportContract.WRITE_SCOPE));
    return new PublishReport(publisher, slug, revision);
  }
}
