package dev.bulletin.report.store;

import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportWritten;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/** Where a report stands. */
record Standing(long id, String slug, int revision, ReportStatus status) {
  /** Of the row that there is. */
  static Standing only(RowSet<Row> rows) {
    Row row = rows.iterator().next();
    return new Standing(
        row.getLong("id"),
        row.getString("slug"),
        row.getInteger("revision"),
        ReportRows.status(row));
  }

  ReportWritten written() {
    return new ReportWritten(slug, revision, status);
  }
}
