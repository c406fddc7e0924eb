package dev.bulletin.report.store;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.report.render.ReadingTime;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One write, statement by statement, on a connection with a transaction open. Every write ends the
 * same way: the report as it now stands is kept as a revision, and its change is put into the
 * outbox with a notification that PostgreSQL sends when, and only when, the transaction is
 * committed.
 *
 * <p>Statements that need nothing of each other's answers are sent together. PostgreSQL carries
 * them out in their order, and none after one that has failed; the first failure is the one told.
 */
final class ReportTransaction {
  private static final String INSERT =
      """
      INSERT INTO report (slug, status, author, tags, revision, created_at, updated_at)
      VALUES ($1::text, 'draft', $2::text, $3::text[], 1, now(), now())
      ON CONFLICT (slug) DO NOTHING
      RETURNING id, slug, revision, status""";

  private static final String FIND_FORMER =
      """
      SELECT r.slug
        FROM report_former_slug f
        JOIN report r ON r.id = f.report
       WHERE f.slug = $1::text""";

  /**
   * Waits for a write under way, and then sees what it left; by its id, so that a report that was
   * moved meanwhile is found and has moved on.
   */
  private static final String LOCK =
      """
      SELECT id, slug, revision, status
        FROM report
       WHERE id = coalesce(
               (SELECT id FROM report WHERE slug = $1::text),
               (SELECT report FROM report_former_slug WHERE slug = $1::text))
         FOR UPDATE""";

  private static final String UPDATE =
      """
      UPDATE report
         SET author = $2::text, tags = $3::text[],
             revision = revision + 1, updated_at = clock_timestamp()
       WHERE id = $1::bigint
      RETURNING id, slug, revision, status""";

  private static final String PUBLISH =
      """
      UPDATE report
         SET status = 'published', published_at = coalesce(published_at, clock_timestamp()),
             publish_at = NULL, publish_try_at = NULL, scheduled_by = NULL,
             revision = revision + 1, updated_at = clock_timestamp()
       WHERE id = $1::bigint
      RETURNING id, slug, revision, status""";

  private static final String LEAVE =
      """
      INSERT INTO report_former_slug (slug, report, left_at)
      VALUES ($1::text, $2::bigint, clock_timestamp())""";

  /**
   * A text that stays as it is is left alone, for what is derived from it to be searched costs more
   * than all else; the tags, which are searched with it, are compared with the revision before.
   */
  private static final String REPLACE_TEXTS =
      """
      WITH given AS MATERIALIZED (
        SELECT *
          FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::text[])
               AS given (language, title, summary, body, reading_minutes, format)),
      removed AS (
        DELETE FROM report_text t
         WHERE t.report = $1::bigint
           AND t.language NOT IN (SELECT language FROM given)),
      changed AS (
        UPDATE report_text t
           SET title = g.title, summary = g.summary, body = g.body,
               reading_minutes = g.reading_minutes, format = g.format
          FROM given g
         WHERE t.report = $1::bigint AND t.language = g.language
           AND ((t.title, t.summary, t.body, t.reading_minutes, t.format)
                  IS DISTINCT FROM (g.title, g.summary, g.body, g.reading_minutes, g.format)
                OR NOT EXISTS (
                     SELECT
                       FROM report r
                       JOIN report_revision b
                         ON b.report = r.id AND b.revision = r.revision - 1
                      WHERE r.id = $1::bigint AND b.tags = r.tags)))
      INSERT INTO report_text (report, language, title, summary, body, reading_minutes, format)
      SELECT $1::bigint, g.*
        FROM given g
       WHERE g.language NOT IN (SELECT language FROM report_text WHERE report = $1::bigint)""";

  private static final String KEEP_CHARTS =
      """
      INSERT INTO report_chart (report, key, data, frozen_at)
      SELECT $1::bigint, c.key, c.data::jsonb, clock_timestamp()
        FROM unnest($2::text[], $3::text[]) c (key, data)
          ON CONFLICT (report, key) DO NOTHING""";

  private static final String REPLACE_CHARTS =
      KEEP_CHARTS.replace("DO NOTHING", "DO UPDATE SET data = excluded.data");

  private static final String KEEP_REVISION =
      """
      INSERT INTO report_revision
             (report, slug, revision, status, author, tags, texts, teaser, written_by, written_at)
      SELECT r.id, r.slug, r.revision, r.status, r.author, r.tags, t.texts,
             md5(jsonb_build_array(
               r.slug, r.status, r.author, r.tags, r.published_at, t.teasers)::text)::uuid,
             $2::text, r.updated_at
        FROM report r,
             LATERAL (SELECT jsonb_object_agg(t.language, jsonb_build_object(
                               'title', t.title, 'summary', t.summary, 'body', t.body,
                               'format', t.format)) AS texts,
                             jsonb_object_agg(t.language, jsonb_build_array(
                               t.title, t.summary, t.reading_minutes)) AS teasers
                        FROM report_text t
                       WHERE t.report = r.id) t
       WHERE r.id = $1::bigint""";

  /**
   * How far it reaches is to be seen from the revision before, but for the time of its publication,
   * which only an import changes.
   */
  private static final String ANNOUNCE =
      """
      WITH change AS (
        INSERT INTO report_change (report, slug, revision, status, at, reach)
        SELECT r.id, r.slug, r.revision, r.status, r.updated_at,
               CASE WHEN NOT $2::boolean OR b IS NULL
                      OR b.status <> 'published' OR r.status <> 'published'
                      OR b.slug <> r.slug OR b.tags <> r.tags
                      OR ARRAY(SELECT jsonb_object_keys(b.texts) ORDER BY 1)
                         <> ARRAY(SELECT t.language FROM report_text t
                                   WHERE t.report = r.id ORDER BY 1) THEN NULL
                    WHEN b.teaser = k.teaser THEN 'text'
                    ELSE 'teaser' END
          FROM report r
          JOIN report_revision k ON k.report = r.id AND k.revision = r.revision
          LEFT JOIN report_revision b ON b.report = r.id AND b.revision = r.revision - 1
         WHERE r.id = $1::bigint
        RETURNING id, report, slug, revision, status, at, reach)
      SELECT pg_notify('report_changed', c.id::text),
      """
          + ChangeRows.OF_CHANGE;

  private final PipelinedTransaction transaction;
  private @Nullable RowSet<Row> announced;

  ReportTransaction(PipelinedTransaction transaction) {
    this.transaction = transaction;
  }

  /** What it changes when it is committed; empty before it has ended, or when it is nothing. */
  Optional<Change> change() {
    return Optional.ofNullable(announced).flatMap(ChangeRows::only);
  }

  Future<ReportWritten> create(CreateReport command) {
    return execute(INSERT, Tuple.of(command.slug(), command.author(), tags(command.tags())))
        .map(rows -> inserted(rows, command.slug()))
        .compose(report -> checkNobodyLeft(command.slug()).map(report))
        .compose(report -> replaceTexts(report, command.texts()))
        .compose(report -> finish(report, command.principal()));
  }

  Future<ReportWritten> update(UpdateReport command, List<FrozenSeries> frozen) {
    return lock(command.slug(), command.revision())
        .compose(report -> update(report, command, frozen));
  }

  private Future<ReportWritten> update(
      Standing report, UpdateReport command, List<FrozenSeries> frozen) {
    Future<Standing> kept = keepCharts(report, frozen);
    Future<Standing> rewritten = rewrite(report, command);
    Future<Standing> replaced = replaceTexts(report, command.texts());
    Future<?> finished = finish(report.id(), command.principal(), /* mayHaveMoved= */ false);
    return kept.compose(done -> rewritten)
        .compose(written -> replaced.compose(done -> finished).map(written.written()));
  }

  Future<ReportWritten> publish(PublishReport command, List<FrozenSeries> frozen) {
    return lock(command.slug(), command.revision())
        .compose(report -> publish(report, command.principal(), frozen));
  }

  private Future<ReportWritten> publish(
      Standing report, Principal principal, List<FrozenSeries> frozen) {
    return report.status() == ReportStatus.PUBLISHED
        ? Future.succeededFuture(report.written())
        : keepCharts(report, frozen)
            .compose(kept -> write(PUBLISH, Tuple.of(report.id()), principal));
  }

  /** The report at its address or one that it has left, for this transaction alone. */
  Future<Standing> lock(String slug, int revision) {
    return transaction.lock(LOCK, Tuple.of(slug)).map(rows -> expected(rows, slug, revision));
  }

  /** Asked once the slug is held: what leaves it now waits or has been waited for. */
  Future<Void> checkNobodyLeft(String slug) {
    return execute(FIND_FORMER, Tuple.of(slug)).map(rows -> free(rows, slug)).mapEmpty();
  }

  /** From now on the slug, which nobody else has or has left, leads to that report. */
  Future<?> leave(String slug, long report) {
    return execute(LEAVE, Tuple.of(slug, report));
  }

  private static String free(RowSet<Row> former, String slug) {
    if (former.size() > 0) {
      throw new ServiceException(
          ErrorCode.CONFLICT,
          "the slug %s leads to report %s, which had it before"
              .formatted(slug, former.iterator().next().getString("slug")));
    }
    return slug;
  }

  private static Standing inserted(RowSet<Row> rows, String slug) {
    if (rows.size() == 0) {
      throw PgFailures.taken(slug);
    }
    return Standing.only(rows);
  }

  private static Standing expected(RowSet<Row> rows, String slug, int revision) {
    if (rows.size() == 0) {
      throw ServiceException.notFound("report", slug);
    }
    Standing report = Standing.only(rows);
    if (report.revision() != revision) {
      throw new ServiceException(
          ErrorCode.PRECONDITION_FAILED,
          "report %s is at revision %d, not %d".formatted(slug, report.revision(), revision));
    }
    return report;
  }

  private Future<Standing> keepCharts(Standing report, List<FrozenSeries> frozen) {
    return writeCharts(KEEP_CHARTS, report, frozen);
  }

  /** What is kept already gives way. */
  Future<Standing> replaceCharts(Standing report, List<FrozenSeries> frozen) {
    return writeCharts(REPLACE_CHARTS, report, frozen);
  }

  private Future<Standing> writeCharts(String sql, Standing report, List<FrozenSeries> frozen) {
    if (frozen.isEmpty()) {
      return Future.succeededFuture(report);
    }
    Tuple columns =
        Tuple.of(
            report.id(),
            frozen.stream().map(FrozenSeries::key).toArray(String[]::new),
            frozen.stream()
                .map(series -> JsonMapper.string(series.content()))
                .toArray(String[]::new));
    return execute(sql, columns).map(report);
  }

  private Future<Standing> rewrite(Standing report, UpdateReport command) {
    return execute(UPDATE, Tuple.of(report.id(), command.author(), tags(command.tags())))
        .map(Standing::only);
  }

  Future<Standing> replaceTexts(Standing report, Map<Language, ReportText> texts) {
    List<ReportText> bodies = List.copyOf(texts.values());
    Tuple columns =
        Tuple.of(
            report.id(),
            texts.keySet().stream().map(Language::code).toArray(String[]::new),
            column(bodies, ReportText::title),
            column(bodies, ReportText::summary),
            column(bodies, ReportText::body),
            bodies.stream().map(text -> ReadingTime.minutes(text.body())).toArray(Integer[]::new),
            column(bodies, text -> text.format().code()));
    return execute(REPLACE_TEXTS, columns).map(report);
  }

  /**
   * A write that is one statement.
   *
   * @param update changes the report whose id is its first value
   */
  Future<ReportWritten> write(String update, Tuple values, Principal principal) {
    Future<Standing> updated = execute(update, values).map(Standing::only);
    Future<?> finished = finish(values.getLong(0), principal, /* mayHaveMoved= */ true);
    return updated.compose(report -> finished.map(report.written()));
  }

  /**
   * Keeps the report as it now stands, lets its change be told, and commits it: nothing follows.
   */
  Future<ReportWritten> finish(Standing report, Principal principal) {
    return finish(report.id(), principal, /* mayHaveMoved= */ true).map(report.written());
  }

  /**
   * Ends a write.
   *
   * @param mayHaveMoved whether the time of its publication may have changed
   */
  private Future<?> finish(long id, Principal principal, boolean mayHaveMoved) {
    Future<?> kept = execute(KEEP_REVISION, Tuple.of(id, principal.name()));
    Future<RowSet<Row>> change = execute(ANNOUNCE, Tuple.of(id, !mayHaveMoved));
    transaction.commit();
    return kept.compose(done -> change).onSuccess(rows -> announced = rows);
  }

  Future<RowSet<Row>> execute(String sql, Tuple arguments) {
    return transaction.execute(sql, arguments);
  }

  private static String[] tags(List<String> tags) {
    return tags.toArray(String[]::new);
  }

  private static String[] column(List<ReportText> texts, Function<ReportText, String> part) {
    return texts.stream().map(part).toArray(String[]::new);
  }
}
