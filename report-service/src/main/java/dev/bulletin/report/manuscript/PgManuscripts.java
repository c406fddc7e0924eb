package dev.bulletin.report.manuscript;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.SurveyedReport;
import dev.bulletin.report.store.Cursor;
import dev.bulletin.report.store.PgFailures;
import dev.bulletin.report.store.ReportRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reports of every status in PostgreSQL. Thread-safe. */
public final class PgManuscripts {
  private static final String FIND =
      """
      SELECT r.slug, r.revision, r.status, r.author, r.tags,
             r.created_at, r.updated_at, r.published_at, r.publish_at,
             ARRAY(SELECT f.slug
                     FROM report_former_slug f
                    WHERE f.report = r.id
                    ORDER BY f.left_at DESC) AS former_slugs,
             t.languages, t.titles, t.summaries, t.bodies, t.formats
        FROM report r,
             LATERAL (SELECT array_agg(language) AS languages, array_agg(title) AS titles,
                             array_agg(summary) AS summaries, array_agg(body) AS bodies,
                             array_agg(format) AS formats
                        FROM report_text
                       WHERE report = r.id) t
       WHERE r.id = coalesce(
               (SELECT id FROM report WHERE slug = $1::text),
               (SELECT report FROM report_former_slug WHERE slug = $1::text))""";

  private static final String SURVEY =
      """
      SELECT r.id, r.slug, r.revision, r.status, r.author,
             r.updated_at, r.published_at, r.publish_at, t.languages, t.titles
        FROM report r,
             LATERAL (SELECT array_agg(language) AS languages, array_agg(title) AS titles
                        FROM report_text
                       WHERE report = r.id) t
       WHERE (r.updated_at, r.id) < ($1::timestamptz, $2::bigint)
         AND ($3::text IS NULL OR r.status = $3::text)
       ORDER BY r.updated_at DESC, r.id DESC
       LIMIT $4::int""";

  private final Database database;

  /** The reports in that database, whose schema must be up to date. */
  public PgManuscripts(Database database) {
    this.database = database;
  }

  /** The report that has or has left that slug. */
  Future<Optional<Manuscript>> find(String slug) {
    return database
        .statements()
        .preparedQuery(FIND)
        .mapping(PgManuscripts::toManuscript)
        .execute(Tuple.of(slug))
        .map(rows -> all(rows).stream().findFirst())
        .recover(PgFailures::explain);
  }

  /** Those changed last first. */
  Future<List<Surveyed>> survey(@Nullable ReportStatus status, Cursor after, int limit) {
    Tuple values = Tuple.of(after.time().atOffset(ZoneOffset.UTC), after.id());
    values.addString(status == null ? null : status.code()).addInteger(limit);
    return database
        .statements()
        .preparedQuery(SURVEY)
        .mapping(PgManuscripts::toSurveyed)
        .execute(values)
        .map(PgManuscripts::all)
        .recover(PgFailures::explain);
  }

  private static <T> List<T> all(RowSet<T> rows) {
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }

  private static Manuscript toManuscript(Row row) {
    String slug = row.getString("slug");
    int revision = row.getInteger("revision");
    return new Manuscript(
        Provenance.fresh(
            slug + "-" + revision,
            Set.of(ReportContract.tag(slug)),
            ReportRows.instant(row, "updated_at")),
        slug,
        revision,
        ReportRows.status(row),
        row.getString("author"),
        ReportRows.tags(row),
        ReportRows.reportTexts(row),
        ReportRows.instant(row, "created_at"),
        ReportRows.instant(row, "updated_at"),
        ReportRows.instantOrNull(row, "publish_at"),
        ReportRows.instantOrNull(row, "published_at"),
        List.of(row.getArrayOfStrings("former_slugs")));
  }

  private static Surveyed toSurveyed(Row row) {
    return new Surveyed(
        row.getLong("id"),
        new SurveyedReport(
            row.getString("slug"),
            row.getInteger("revision"),
            ReportRows.status(row),
            row.getString("author"),
            titles(row),
            ReportRows.instant(row, "updated_at"),
            ReportRows.instantOrNull(row, "publish_at"),
            ReportRows.instantOrNull(row, "published_at")));
  }

  private static Map<Language, String> titles(Row row) {
    String[] languages = row.getArrayOfStrings("languages");
    String[] titles = row.getArrayOfStrings("titles");
    Map<Language, String> byLanguage = new TreeMap<>();
    for (int i = 0; i < languages.length; i++) {
      byLanguage.put(ReportRows.language(languages[i]), titles[i]);
    }
    return byLanguage;
  }
}
