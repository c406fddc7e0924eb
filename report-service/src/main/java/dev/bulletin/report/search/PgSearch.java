package dev.bulletin.report.search;

import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.TextPart;
import dev.bulletin.report.store.Cursor;
import dev.bulletin.report.store.Period;
import dev.bulletin.report.store.PgFailures;
import dev.bulletin.report.store.ReportRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** PostgreSQL's full text search over published reports. Thread-safe. */
public final class PgSearch {
  /**
   * A rank is a whole number, so that a place among the ranks is exact: above a million for what
   * matches with its accents as they were typed, and up to a million for how often, how close and
   * where the words stand. A query without a word to look for, such as one of exclusions, finds
   * nothing. Where more match than can be ranked in good time, the newest of them are.
   *
   * <p>One plan is good for all queries: what matches is asked of the index first, whatever
   * PostgreSQL guesses of it, then each report by its id, and each rank is worked out once.
   */
  private static final String SEARCH =
      """
      WITH typed AS MATERIALIZED (
        SELECT report_query($1::text, $2::text) AS exact,
               report_folded_query($1::text, $2::text) AS folded),
      sought AS MATERIALIZED (
        SELECT exact, folded, exact = folded AS alike,
               CASE WHEN exact = folded THEN folded ELSE exact || folded END AS either
          FROM typed),
      matching AS MATERIALIZED (
        SELECT t.report
          FROM sought s
          JOIN report_text t ON t.search @@ s.either
         WHERE querytree(s.either) NOT IN ('', 'T')
           AND t.language = $1::text),
      candidates AS MATERIALIZED (
        SELECT r.id, r.published_at
          FROM matching m,
               LATERAL (SELECT * FROM report WHERE id = m.report OFFSET 0) r
         WHERE r.status = 'published'
           AND r.published_at >= $3::timestamptz AND r.published_at < $4::timestamptz
           AND ($5::text IS NULL OR $5::text = ANY (r.tags))
           AND (r.published_at, r.id) >= ($6::timestamptz, $7::bigint)
         ORDER BY r.published_at DESC, r.id DESC
         LIMIT $8::int),
      oldest AS (
        SELECT published_at, id FROM candidates ORDER BY published_at, id LIMIT 1),
      found AS MATERIALIZED (
        SELECT c.id, c.published_at,
               round(1000000 * ((s.alike OR t.search @@ s.exact)::int
                 + ts_rank_cd('{0.02, 0.2, 0.4, 1}', t.search, s.either, 1 | 32)))::int AS rank
          FROM sought s, candidates c
          JOIN report_text t ON t.report = c.id AND t.language = $1::text),
      page AS MATERIALIZED (
        SELECT id, rank
          FROM found
         WHERE (rank, published_at, id) < ($9::int, $10::timestamptz, $11::bigint)
         ORDER BY rank DESC, published_at DESC, id DESC
         LIMIT $12::int)
      SELECT r.id, r.identity, r.slug, r.revision, r.author, r.tags, r.published_at, r.updated_at,
             t.language, t.title, t.summary, t.reading_minutes, p.rank,
             h.marked AS marked_title, h.piece AS title_piece,
             b.marked AS marked_snippet, b.piece AS snippet_piece,
             b.begins > 1 AS begins_later, b.more AS goes_on,
             o.published_at AS oldest_at, o.id AS oldest_id
        FROM page p
        JOIN report r ON r.id = p.id
        JOIN report_text t ON t.report = r.id AND t.language = $1::text,
             sought s, oldest o,
             LATERAL report_extract($1::text, normalize(t.title, NFC), s.folded,
                                    'HighlightAll=true') h,
             LATERAL report_extract($1::text,
                                    btrim(normalize(t.summary, NFC) || ' ' || left(t.plain, 30000)),
                                    s.folded, 'MaxFragments=1,MaxWords=36,MinWords=18,ShortWord=0') b
       ORDER BY p.rank DESC, r.published_at DESC, r.id DESC""";

  private static final String QUERIES =
      """
      SELECT report_query($1::text, $2::text)::text AS exact,
             report_folded_query($1::text, $2::text)::text AS folded""";

  private static final int RANKED = 1_000;

  private final Database database;

  /** Searches the reports in that database, whose schema must be up to date. */
  public PgSearch(Database database) {
    this.database = database;
  }

  /** On a connection of its own for the time: statements behind it on a shared one would wait. */
  Future<List<FoundReport>> find(SearchReports question, SearchCursor after, int limit) {
    Period period = Period.of(question.filter());
    Tuple values =
        Tuple.of(
            question.language().code(),
            question.query(),
            utc(period.from()),
            utc(period.before()),
            question.filter().tag());
    values.addValue(utc(after.oldest().time())).addLong(after.oldest().id());
    values.addInteger(after.ranked(RANKED));
    values.addInteger(after.rank()).addValue(utc(after.place().time())).addLong(after.place().id());
    return database
        .transactions()
        .preparedQuery(SEARCH)
        .mapping(PgSearch::toFound)
        .execute(values.addInteger(limit))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
        .recover(PgFailures::explain);
  }

  /** The queries of which a text must match one, in the text form of PostgreSQL's tsquery. */
  Future<List<String>> queries(SearchReports question) {
    return database
        .statements()
        .preparedQuery(QUERIES)
        .execute(Tuple.of(question.language().code(), question.query()))
        .map(rows -> rows.iterator().next())
        .map(row -> List.of(row.getString("exact"), row.getString("folded")))
        .recover(PgFailures::explain);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static FoundReport toFound(Row row) {
    return new FoundReport(
        ReportRows.toListed(row),
        row.getInteger("rank"),
        new Cursor(ReportRows.instant(row, "oldest_at"), row.getLong("oldest_id")),
        MarkedText.parts(row.getString("marked_title"), row.getString("title_piece")),
        snippet(row));
  }

  private static List<TextPart> snippet(Row row) {
    List<TextPart> snippet = new ArrayList<>();
    if (row.getBoolean("begins_later")) {
      snippet.add(new TextPart("… ", false));
    }
    snippet.addAll(
        MarkedText.parts(row.getString("marked_snippet"), row.getString("snippet_piece")));
    if (row.getBoolean("goes_on")) {
      snippet.add(new TextPart(" …", false));
    }
    return snippet;
  }
}
