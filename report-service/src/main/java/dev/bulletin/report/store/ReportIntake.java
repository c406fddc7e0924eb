package dev.bulletin.report.store;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.ReportWritten;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One report that is taken in, statement by statement, on a connection with a transaction open. */
final class ReportIntake {
  private static final String LOCK =
      """
      SELECT %s
        FROM report r,
             %s
       WHERE r.slug = $1::text
         FOR UPDATE OF r"""
          .formatted(WholeRows.COLUMNS, WholeRows.TEXTS);

  private static final String INSERT =
      """
      INSERT INTO report
             (slug, status, author, tags, revision, created_at, updated_at, published_at,
              publish_at, publish_try_at, scheduled_by, identity)
      VALUES ($1::text, $2::text, $3::text, $4::text[], 1, $5::timestamptz, clock_timestamp(),
              coalesce($6::timestamptz, CASE $2::text WHEN 'published' THEN clock_timestamp() END),
              $7::timestamptz, $7::timestamptz,
              CASE $2::text WHEN 'scheduled' THEN $8::text END,
              -- Of a copy under another address, another name.
              CASE WHEN EXISTS (SELECT FROM report WHERE identity = $9::uuid)
                   THEN gen_random_uuid()
                   ELSE coalesce($9::uuid, gen_random_uuid()) END)
      ON CONFLICT DO NOTHING
      RETURNING id, slug, revision, status""";

  private static final String REPLACE =
      """
      UPDATE report
         SET status = $2::text, author = $3::text, tags = $4::text[],
             revision = revision + 1, updated_at = clock_timestamp(),
             published_at = coalesce($5::timestamptz, published_at,
                                     CASE $2::text WHEN 'published' THEN clock_timestamp() END),
             publish_at = $6::timestamptz, publish_try_at = $6::timestamptz,
             scheduled_by = CASE $2::text WHEN 'scheduled' THEN $7::text END
       WHERE id = $1::bigint
      RETURNING id, slug, revision, status""";

  private static final Belongings NOTHING = new Belongings(Optional.empty(), List.of(), List.of());

  private final SqlConnection connection;
  private final ReportTransaction transaction;
  private final Belongings belongings;
  private final Principal principal;

  ReportIntake(SqlConnection connection, Belongings belongings, Principal principal) {
    this.connection = connection;
    this.transaction = new ReportTransaction(PipelinedTransaction.within(connection));
    this.belongings = belongings;
    this.principal = principal;
  }

  Future<Taken> take(ReportContent content) {
    return execute(LOCK, Tuple.of(content.slug()))
        .compose(
            rows -> rows.size() == 0 ? create(content) : replace(rows.iterator().next(), content));
  }

  private Future<Taken> create(ReportContent content) {
    Tuple columns =
        Tuple.of(
            content.slug(),
            content.status().code(),
            content.author(),
            tags(content),
            time(content.createdAt()),
            time(content.publishedAt()),
            time(content.publishAt()),
            principal.name(),
            belongings.id().orElse(null));
    return execute(INSERT, columns)
        .map(rows -> inserted(rows, content.slug()))
        .compose(report -> transaction.checkNobodyLeft(content.slug()).map(report))
        .compose(report -> finish(report, content, NOTHING))
        .map(written -> new Taken(Taken.Outcome.CREATED, written.revision()));
  }

  /** Somebody created it after this transaction had looked for it. */
  private static Standing inserted(RowSet<Row> rows, String slug) {
    if (rows.size() == 0) {
      throw new ServiceException(
          ErrorCode.CONFLICT, "the slug " + slug + " was taken meanwhile; import it again");
    }
    return Standing.only(rows);
  }

  private Future<Taken> replace(Row row, ReportContent line) {
    WholeReport kept = WholeRows.toReport(row);
    ReportContent content = line.inPlaceOf(kept.content());
    return content.saysNothingNewTo(kept.content()) && belongings.addNothingTo(kept.belongings())
        ? Future.succeededFuture(new Taken(Taken.Outcome.UNCHANGED, kept.revision()))
        : replace(row.getLong("id"), content, kept.belongings());
  }

  private Future<Taken> replace(long id, ReportContent content, Belongings kept) {
    Tuple columns =
        Tuple.of(
            id,
            content.status().code(),
            content.author(),
            tags(content),
            time(content.publishedAt()),
            time(content.publishAt()),
            principal.name());
    return execute(REPLACE, columns)
        .map(Standing::only)
        .compose(report -> finish(report, content, kept))
        .map(written -> new Taken(Taken.Outcome.UPDATED, written.revision()));
  }

  private Future<ReportWritten> finish(Standing report, ReportContent content, Belongings kept) {
    return transaction
        .replaceTexts(report, content.texts())
        .compose(written -> transaction.replaceCharts(report, belongings.chartsNotIn(kept)))
        .compose(
            written ->
                new FormerAddresses(transaction).add(report, belongings.addressesNotIn(kept)))
        .compose(written -> transaction.finish(written, principal));
  }

  private Future<RowSet<Row>> execute(String sql, Tuple arguments) {
    return connection.preparedQuery(sql).execute(arguments);
  }

  private static String[] tags(ReportContent content) {
    return content.tags().toArray(String[]::new);
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
