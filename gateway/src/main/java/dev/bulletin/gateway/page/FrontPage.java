package dev.bulletin.gateway.page;

import dev.bulletin.contract.report.ReportSummary;
import java.util.List;

/**
 * The reports of the home page, newest first in each part and from part to part.
 *
 * @param lead one or none
 * @param latest beside it; new ones come in here
 * @param earlier below it
 */
record FrontPage(
    List<ReportItem> lead, List<ReportItem> latest, List<ReportItem> earlier, ReportItem blank) {
  static final int SIZE = 12;

  private static final int LATEST_END = 8;

  static FrontPage of(ReportViews views, List<ReportSummary> reports) {
    List<ReportItem> items = views.items(reports, ReportItem.BELOW_SECTION);
    int size = Math.min(items.size(), SIZE);
    int lead = Math.min(1, size);
    int latest = Math.min(LATEST_END, size);
    return new FrontPage(
        items.subList(0, lead),
        items.subList(lead, latest),
        items.subList(latest, size),
        ReportItem.blank(ReportItem.BELOW_SECTION));
  }
}
