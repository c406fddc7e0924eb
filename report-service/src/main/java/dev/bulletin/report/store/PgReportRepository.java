package dev.bulletin.report.store;

import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.UpdateReport;
import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Reports in PostgreSQL: reads are single statements, writes are transactions. Thread-safe. */
public final class PgReportRepository implements ReportRepository {
  private static final String FIND =
      """
      SELECT r.identity, r.slug, r.revision, r.status, r.author, r.tags,
             r.created_at, r.updated_at, r.published_at,
             ARRAY(SELECT o.language FROM report_text o WHERE o.report = r.id) AS languages,
             t.language, t.title, t.summary, t.body, t.format, t.reading_minutes
        FROM report r
        LEFT JOIN report_text t ON t.report = r.id AND t.language = $2::text
       WHERE r.id = coalesce(
               (SELECT id FROM report WHERE slug = $1::text),
               (SELECT report FROM report_former_slug WHERE slug = $1::text))""";

  static final String LIST =
      """
      SELECT r.id, r.identity, r.slug, r.revision, r.author, r.tags, r.published_at, r.updated_at,
             t.language, t.title, t.summary, t.reading_minutes
        FROM report r
        JOIN report_text t ON t.report = r.id AND t.language = $1::text
       WHERE r.status = 'published'
         AND (r.published_at, r.id) < ($2::timestamptz, $3::bigint)
         AND r.published_at >= $5::timestamptz
       ORDER BY r.published_at DESC, r.id DESC
       LIMIT $4::int""";

  static final String LIST_TAGGED =
      """
      SELECT r.id, r.identity, r.slug, r.revision, r.author, r.tags, r.published_at, r.updated_at,
             t.language, t.title, t.summary, t.reading_minutes
        FROM report_tag g
        JOIN report r ON r.id = g.report
        JOIN report_text t ON t.report = r.id AND t.language = $1::text
       WHERE g.tag = $6::text
         AND (g.published_at, g.report) < ($2::timestamptz, $3::bigint)
         AND g.published_at >= $5::timestamptz
       ORDER BY g.published_at DESC, g.report DESC
       LIMIT $4::int""";

  private final Database database;
  private final WriteTransactions writes;

  /**
   * Keeps reports in that database, whose schema must be up to date.
   *
   * @param committed is given each change as soon as it is committed
   */
  public PgReportRepository(Database database, Consumer<Change> committed) {
    this.database = database;
    this.writes = new WriteTransactions(database, committed);
  }

  @Override
  public Future<Optional<StoredReport>> find(String slug, Language language) {
    return database
        .statements()
        .preparedQuery(FIND)
        .mapping(ReportRows::toReport)
        .execute(Tuple.of(slug, language.code()))
        .map(rows -> all(rows).stream().findFirst())
        .recover(PgFailures::explain);
  }

  @Override
  public Future<List<ListedReport>> list(
      Language language, ReportFilter filter, Cursor after, int limit) {
    Period period = Period.of(filter);
    Cursor place = period.notAfter(after);
    Tuple values = Tuple.of(language.code(), utc(place.time()), place.id(), limit);
    values.addValue(utc(period.from()));
    return Optional.ofNullable(filter.tag())
        .map(tag -> list(LIST_TAGGED, values.addString(tag)))
        .orElseGet(() -> list(LIST, values));
  }

  private Future<List<ListedReport>> list(String sql, Tuple values) {
    return database
        .statements()
        .preparedQuery(sql)
        .mapping(ReportRows::toListed)
        .execute(values)
        .map(PgReportRepository::all)
        .recover(PgFailures::explain);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static <T> List<T> all(RowSet<T> rows) {
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }

  @Override
  public Future<ReportWritten> create(CreateReport command) {
    return writes.carryOut(command, transaction -> transaction.create(command));
  }

  @Override
  public Future<ReportWritten> update(UpdateReport command, List<FrozenSeries> frozen) {
    return writes.carryOut(command, transaction -> transaction.update(command, frozen));
  }

  @Override
  public Future<ReportWritten> publish(PublishReport command, List<FrozenSeries> frozen) {
    return writes.carryOut(command, transaction -> transaction.publish(command, frozen));
  }
}
