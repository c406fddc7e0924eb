package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of reports of every status.
 *
 * @param next asks for the page after this one; null on the last
 */
public record ReportSurvey(
    Provenance provenance, List<SurveyedReport> reports, @Nullable String next) implements Answer {
  public ReportSurvey {
    reports = List.copyOf(reports);
  }
}
