package dev.bulletin.report.manuscript;

import dev.bulletin.contract.report.SurveyedReport;
import dev.bulletin.report.store.Cursor;

/** A line of a survey, with what its place is made of. */
record Surveyed(long id, SurveyedReport report) {
  /** The place right behind this report. */
  Cursor cursor() {
    return new Cursor(report.updatedAt(), id);
  }
}
