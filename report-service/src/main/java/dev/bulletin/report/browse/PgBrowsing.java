package dev.bulletin.report.browse;

import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.TagCount;
import dev.bulletin.report.store.PgFailures;
import dev.bulletin.report.store.ReportRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reports around reports in PostgreSQL. Thread-safe. */
public final class PgBrowsing {
  private static final String COUNT_TAGS =
      """
      SELECT g.tag, count(*)::int AS reports
        FROM report_tag g
        JOIN report_text t ON t.report = g.report AND t.language = $1::text
       GROUP BY g.tag
       ORDER BY reports DESC, g.tag
       LIMIT $2::int""";

  /**
   * One row for the report itself, and one for each around it. Related are sought among the newest
   * of each of its tags, and share those under which they are found, so that a tag that everything
   * has costs no more than another.
   */
  private static final String AROUND =
      """
      WITH here AS (
        SELECT r.id, r.status, r.published_at, r.tags
          FROM report r
         WHERE r.id = coalesce(
                 (SELECT id FROM report WHERE slug = $1::text),
                 (SELECT report FROM report_former_slug WHERE slug = $1::text))),
      near AS (
        SELECT g.report AS id,
               row_number() OVER (ORDER BY count(*) DESC, g.published_at DESC, g.report DESC)
                 AS place
          FROM here h,
               unnest(h.tags) AS own (tag),
               LATERAL (SELECT report, published_at
                          FROM report_tag
                         WHERE report_tag.tag = own.tag
                         ORDER BY published_at DESC, report DESC
                         LIMIT 200) g
         WHERE h.status = 'published' AND g.report <> h.id
         GROUP BY g.report, g.published_at),
      related AS (
        SELECT n.id, n.place
          FROM near n,
               LATERAL (SELECT
                          FROM report_text t
                         WHERE t.report = n.id AND t.language = $2::text
                        OFFSET 0) t
         ORDER BY n.place
         LIMIT $3::int),
      around AS (
        SELECT 'here' AS role, h.id, 0 AS place
          FROM here h
        UNION ALL
        SELECT 'previous', p.id, 0
          FROM here h,
               LATERAL (SELECT r.id
                          FROM report r
                          JOIN report_text t ON t.report = r.id AND t.language = $2::text
                         WHERE r.status = 'published'
                           AND (r.published_at, r.id) < (h.published_at, h.id)
                         ORDER BY r.published_at DESC, r.id DESC
                         LIMIT 1) p
        UNION ALL
        SELECT 'next', n.id, 0
          FROM here h,
               LATERAL (SELECT r.id
                          FROM report r
                          JOIN report_text t ON t.report = r.id AND t.language = $2::text
                         WHERE r.status = 'published'
                           AND (r.published_at, r.id) > (h.published_at, h.id)
                         ORDER BY r.published_at, r.id
                         LIMIT 1) n
        UNION ALL
        SELECT 'related', id, place
          FROM related)
      SELECT a.role, r.id, r.identity, r.slug, r.status, r.revision, r.author, r.tags,
             r.published_at, r.updated_at,
             t.language, t.title, t.summary, t.reading_minutes
        FROM around a
        JOIN report r ON r.id = a.id
        LEFT JOIN report_text t ON t.report = r.id AND t.language = $2::text
       ORDER BY a.place""";

  private static final String TEASER =
      """
      SELECT r.identity, r.slug, r.author, r.tags, r.published_at, r.updated_at,
             t.language, t.title, t.summary, t.reading_minutes
        FROM report r
        JOIN report_text t ON t.report = r.id AND t.language = $2::text
       WHERE r.slug = $1::text AND r.status = 'published'""";

  private final Database database;

  /** Browses the reports in that database, whose schema must be up to date. */
  public PgBrowsing(Database database) {
    this.database = database;
  }

  /** The most frequent tags of published reports with a text in the language. */
  Future<List<TagCount>> countTags(Language language, int limit) {
    return database
        .statements()
        .preparedQuery(COUNT_TAGS)
        .mapping(row -> new TagCount(row.getString("tag"), row.getInteger("reports")))
        .execute(Tuple.of(language.code(), limit))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
        .recover(PgFailures::explain);
  }

  /** What stands around the report that has or has left that slug. */
  Future<Optional<Around>> around(String slug, Language language, int related) {
    return database
        .statements()
        .preparedQuery(AROUND)
        .execute(Tuple.of(slug, language.code(), related))
        .map(PgBrowsing::toAround)
        .recover(PgFailures::explain);
  }

  /** What leads to the published report that has that slug. */
  Future<Optional<ReportSummary>> teaser(String slug, Language language) {
    return database
        .statements()
        .preparedQuery(TEASER)
        .mapping(ReportRows::toSummary)
        .execute(Tuple.of(slug, language.code()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
        .recover(PgFailures::explain);
  }

  private static Optional<Around> toAround(RowSet<Row> rows) {
    List<Row> all = StreamSupport.stream(rows.spliterator(), false).toList();
    return all.stream()
        .filter(row -> row.getString("role").equals("here"))
        .findFirst()
        .map(here -> toAround(here, all));
  }

  private static Around toAround(Row here, List<Row> rows) {
    return new Around(
        here.getString("slug"),
        ReportRows.status(here),
        here.getString("language") != null,
        inRole(rows, "previous").stream().findFirst(),
        inRole(rows, "next").stream().findFirst(),
        inRole(rows, "related"));
  }

  private static List<ReportSummary> inRole(List<Row> rows, String role) {
    return rows.stream()
        .filter(row -> row.getString("role").equals(role))
        .map(ReportRows::toSummary)
        .toList();
  }
}
