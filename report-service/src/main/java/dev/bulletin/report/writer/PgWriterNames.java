package dev.bulletin.report.writer;

import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.NameReplaced;
import dev.bulletin.contract.report.ReplaceWriter;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/**
 * Who has written, in PostgreSQL. Of a revision this alone is ever changed, and only when the
 * person is erased: what was written stays.
 */
public final class PgWriterNames {
  private static final String REPLACE =
      """
      WITH revisions AS (
        UPDATE report_revision SET written_by = $2::text WHERE written_by = $1::text RETURNING 1),
      reports AS (
        UPDATE report SET scheduled_by = $2::text WHERE scheduled_by = $1::text RETURNING 1),
      plans AS (
        UPDATE snapshot_plan SET saved_by = $2::text WHERE saved_by = $1::text RETURNING 1),
      images AS (
        UPDATE image SET uploaded_by = $2::text WHERE uploaded_by = $1::text RETURNING 1)
      SELECT ((SELECT count(*) FROM revisions) + (SELECT count(*) FROM reports)
              + (SELECT count(*) FROM plans) + (SELECT count(*) FROM images))::int AS places""";

  private final Database database;

  public PgWriterNames(Database database) {
    this.database = database;
  }

  /** Fails with FORBIDDEN for who does not look after people. */
  public Future<NameReplaced> replace(ReplaceWriter command) {
    command.principal().require(ReplaceWriter.SCOPE);
    return database
        .transactions()
        .preparedQuery(REPLACE)
        .execute(Tuple.of(command.name(), command.other()))
        .map(rows -> new NameReplaced(rows.iterator().next().getInteger("places")));
  }
}
