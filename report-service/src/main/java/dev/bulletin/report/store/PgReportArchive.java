package dev.bulletin.report.store;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.db.Database;
import io.vertx.core.Future;
import io.vertx.core.streams.ReadStream;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;

/** Reports in bulk: all of them by a cursor, and one after another back in. Thread-safe. */
public final class PgReportArchive {
  /**
   * A row may hold two bodies of 1 MiB, and all that are fetched at once wait in memory together.
   */
  private static final int FETCH = 10;

  /** Orders first and joins the texts then, row by row: PostgreSQL keeps no text waiting either. */
  private static final String READ =
      """
      SELECT %s
        FROM (SELECT *
                FROM report
               WHERE %s
               ORDER BY id) r,
             %s
       ORDER BY r.id""";

  private final Database database;
  private final ExportPool exports;

  /** Of the reports in that database, whose schema must be up to date. */
  public PgReportArchive(Database database, ExportPool exports) {
    this.database = database;
    this.exports = exports;
  }

  static String statement(ReportSelection selection) {
    return READ.formatted(WholeRows.COLUMNS, selection.condition(), WholeRows.TEXTS);
  }

  /**
   * Reads the reports in the order in which they were created, fetching no faster than the reader
   * takes rows; the cursor is closed when the reader has ended. Fails with UNAVAILABLE, before the
   * reader gets anything, when others hold all connections for that.
   */
  public Future<Void> read(
      ReportSelection selection, Function<ReadStream<Row>, Future<Void>> reader) {
    return exports
        .withTransaction(connection -> read(connection, selection, reader))
        .recover(PgFailures::explain)
        .compose(ended -> ended);
  }

  /** How the reader ended is a result here: it may fail for reasons that are not the database's. */
  private static Future<Future<Void>> read(
      SqlConnection connection,
      ReportSelection selection,
      Function<ReadStream<Row>, Future<Void>> reader) {
    return connection.prepare(statement(selection)).compose(statement -> read(statement, reader));
  }

  private static Future<Future<Void>> read(
      PreparedStatement statement, Function<ReadStream<Row>, Future<Void>> reader) {
    Future<Void> ended = reader.apply(statement.createStream(FETCH));
    return ended.transform(any -> statement.close()).map(ended);
  }

  /** The report of a row; takes as long as its texts are, so not on an event loop. */
  public static WholeReport toReport(Row row) {
    return WholeRows.toReport(row);
  }

  /**
   * Makes the report of that slug say this: a write like any other, kept as a revision and sure to
   * be announced, unless nothing changes. The content is taken to be valid, and the principal to be
   * allowed.
   *
   * @param belongings are added to what the report has
   */
  public Future<Taken> take(ReportContent content, Belongings belongings, Principal principal) {
    return database
        .transactions()
        .withTransaction(
            connection -> new ReportIntake(connection, belongings, principal).take(content))
        .recover(PgFailures::explain);
  }
}
