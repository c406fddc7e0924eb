package dev.bulletin.report.outcome;

import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportWritten;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What has come of a command, in the transaction that carries it out: it is there when, and only
 * when, the command was done. The key is taken first, so that whoever comes with it meanwhile waits
 * until that is known.
 */
public final class OutcomeTransaction {
  /** Whoever has taken the key is waited for; after a day it is anybody's. */
  private static final String TAKE =
      """
      INSERT INTO command_outcome AS kept (key, request, at)
      VALUES ($1::text, $2::text, clock_timestamp())
          ON CONFLICT (key) DO UPDATE
         SET request = excluded.request, at = excluded.at,
             slug = NULL, revision = NULL, status = NULL
       WHERE kept.at <= clock_timestamp() - interval '24 hours'
      RETURNING key""";

  private static final String FIND =
      """
      SELECT request, slug, revision, status
        FROM command_outcome
       WHERE key = $1::text""";

  private static final String KEEP =
      """
      UPDATE command_outcome
         SET slug = $2::text, revision = $3::int, status = $4::text
       WHERE key = $1::text""";

  private final SqlConnection connection;
  private final CommandKey key;

  OutcomeTransaction(SqlConnection connection, CommandKey key) {
    this.connection = connection;
    this.key = key;
  }

  /**
   * Carries the command of that key out. One that was carried out before fails with what has come
   * of it, for {@link CommandOutcomes} to answer; one whose key was another's with UNPROCESSABLE.
   */
  public static Future<ReportWritten> carryOut(
      SqlConnection connection, CommandKey key, Supplier<Future<ReportWritten>> statements) {
    return new OutcomeTransaction(connection, key).carryOut(statements);
  }

  private Future<ReportWritten> carryOut(Supplier<Future<ReportWritten>> statements) {
    return take()
        .compose(before -> before.isEmpty() ? statements.get() : end(before.get()))
        .compose(this::keep);
  }

  private static Future<ReportWritten> end(ReportWritten before) {
    return Future.failedFuture(new DoneBefore(before));
  }

  /** Takes the key, or says what has come of the command that took it before. */
  Future<Optional<ReportWritten>> take() {
    return execute(TAKE, Tuple.of(key.name(), key.request()))
        .compose(
            taken ->
                taken.size() == 1
                    ? Future.succeededFuture(Optional.empty())
                    : execute(FIND, Tuple.of(key.name())).map(this::outcome).map(Optional::of));
  }

  private ReportWritten outcome(RowSet<Row> rows) {
    Row row = rows.iterator().next();
    if (!row.getString("request").equals(key.request())) {
      throw new ServiceException(
          ErrorCode.UNPROCESSABLE,
          "Idempotency-Key: used within the last 24 h for another request");
    }
    return new ReportWritten(
        row.getString("slug"),
        row.getInteger("revision"),
        ReportStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)));
  }

  private Future<ReportWritten> keep(ReportWritten outcome) {
    Tuple values =
        Tuple.of(key.name(), outcome.slug(), outcome.revision(), outcome.status().code());
    return execute(KEEP, values).map(outcome);
  }

  private Future<RowSet<Row>> execute(String sql, Tuple values) {
    return connection.preparedQuery(sql).execute(values);
  }
}
