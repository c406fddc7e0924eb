package dev.bulletin.gateway.page;

import dev.bulletin.contract.report.TextPart;
import java.util.List;

/** A report that was found, as a template shows it: with what was looked for marked. */
record HitView(ReportItem report, List<TextPart> title, List<TextPart> snippet) {}
