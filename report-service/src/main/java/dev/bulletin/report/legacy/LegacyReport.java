package dev.bulletin.report.legacy;

import dev.bulletin.report.transfer.ReportLine;
import java.util.List;
import java.util.Optional;

/**
 * A legacy report as a line of an import, with a list of what was left behind.
 *
 * @param line missing when there is nothing to read
 */
record LegacyReport(Optional<ReportLine> line, List<Dropped> dropped) {
  LegacyReport {
    dropped = List.copyOf(dropped);
  }
}
