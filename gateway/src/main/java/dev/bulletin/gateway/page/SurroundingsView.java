package dev.bulletin.gateway.page;

import java.util.List;

/**
 * What stands around a report, as a template shows it.
 *
 * @param previous one or none
 * @param next one or none
 */
record SurroundingsView(
    List<ReportItem> previous, List<ReportItem> next, List<ReportItem> related) {}
