package dev.bulletin.report.revision;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.RevisionSummary;
import dev.bulletin.report.store.PgFailures;
import dev.bulletin.report.store.ReportRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The revisions in PostgreSQL, by any address that their report has or has left. Thread-safe.
 *
 * <p>Each statement answers with a row for the report even when it has no such revision, so that
 * one that there is not can be told from one that has none.
 */
public final class PgRevisions {
  private static final String LIST =
      """
      SELECT v.revision, v.status, v.written_by, v.written_at
        FROM report r
        LEFT JOIN LATERAL (SELECT revision, status, written_by, written_at
                             FROM report_revision
                            WHERE report = r.id AND revision < $2::int
                            ORDER BY revision DESC
                            LIMIT $3::int) v ON true
       WHERE r.id = coalesce(
               (SELECT id FROM report WHERE slug = $1::text),
               (SELECT report FROM report_former_slug WHERE slug = $1::text))
       ORDER BY v.revision DESC""";

  private static final String FIND =
      """
      SELECT coalesce(v.slug, r.slug) AS slug, v.revision, v.status, v.author, v.tags,
             v.written_by, v.written_at, t.languages, t.titles, t.summaries, t.bodies, t.formats
        FROM report r
        LEFT JOIN report_revision v ON v.report = r.id AND v.revision = $2::int,
             LATERAL (SELECT array_agg(language) AS languages,
                             array_agg(kept ->> 'title') AS titles,
                             array_agg(kept ->> 'summary') AS summaries,
                             array_agg(kept ->> 'body') AS bodies,
                             array_agg(coalesce(kept ->> 'format', 'markdown')) AS formats
                        FROM jsonb_each(v.texts) AS texts (language, kept)) t
       WHERE r.id = coalesce(
               (SELECT id FROM report WHERE slug = $1::text),
               (SELECT report FROM report_former_slug WHERE slug = $1::text))""";

  private final Database database;

  /** The revisions of the reports in that database, whose schema must be up to date. */
  public PgRevisions(Database database) {
    this.database = database;
  }

  /** Those before a revision, the newest first; fails with NOT_FOUND when there is no report. */
  Future<List<RevisionSummary>> list(String slug, int before, int limit) {
    return database
        .statements()
        .preparedQuery(LIST)
        .execute(Tuple.of(slug, before, limit))
        .map(rows -> ofReport(rows, slug).stream().map(PgRevisions::toSummary).toList())
        .recover(PgFailures::explain);
  }

  /** One revision; fails with NOT_FOUND. */
  public Future<KeptRevision> find(String slug, int revision) {
    return database
        .statements()
        .preparedQuery(FIND)
        .execute(Tuple.of(slug, revision))
        .map(rows -> only(rows, slug, revision))
        .recover(PgFailures::explain);
  }

  private static KeptRevision only(RowSet<Row> rows, String slug, int revision) {
    return ofReport(rows, slug).stream()
        .findFirst()
        .map(PgRevisions::toRevision)
        .orElseThrow(() -> ServiceException.notFound("revision", revision + " of report " + slug));
  }

  private static List<Row> ofReport(RowSet<Row> rows, String slug) {
    if (rows.size() == 0) {
      throw ServiceException.notFound("report", slug);
    }
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.getInteger("revision") != null)
        .toList();
  }

  private static RevisionSummary toSummary(Row row) {
    return new RevisionSummary(
        row.getInteger("revision"),
        ReportRows.status(row),
        row.getString("written_by"),
        ReportRows.instant(row, "written_at"));
  }

  private static KeptRevision toRevision(Row row) {
    return new KeptRevision(
        row.getString("slug"),
        row.getInteger("revision"),
        ReportRows.status(row),
        row.getString("author"),
        ReportRows.tags(row),
        ReportRows.reportTexts(row),
        row.getString("written_by"),
        ReportRows.instant(row, "written_at"));
  }
}
