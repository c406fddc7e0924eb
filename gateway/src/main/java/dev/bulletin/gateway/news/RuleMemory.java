package dev.bulletin.gateway.news;

import dev.bulletin.common.db.Database;
import dev.bulletin.gateway.alert.AlertKind;
import dev.bulletin.gateway.alert.AlertNews;
import dev.bulletin.gateway.alert.PgAlerts;
import dev.bulletin.gateway.delivery.EventType;
import dev.bulletin.gateway.delivery.HookEvent;
import dev.bulletin.gateway.delivery.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * How rules stand, in PostgreSQL. A rule changes from one turn to the next, together with what is
 * written to be told of it: who judges by an older turn changes nothing.
 */
final class RuleMemory {
  private static final String READ =
      """
      SELECT id, name, kind, subject, threshold, hysteresis, seconds, turn, raised, crossed_at,
             updated_at
        FROM alert_rule
       WHERE active AND kind <> 'report'""";

  private static final String CROSS =
      """
      UPDATE alert_rule
         SET crossed_at = $3::timestamptz
       WHERE id = $1::bigint AND turn = $2::bigint AND NOT raised""";

  private static final String TURN =
      """
      UPDATE alert_rule
         SET raised = NOT raised, turn = turn + 1, changed_at = $3::timestamptz, crossed_at = NULL
       WHERE id = $1::bigint AND turn = $2::bigint AND active""";

  private final Database database;
  private final Outbox outbox;

  RuleMemory(Database database, Outbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  /** All that are active, but those about reports, which have no state. */
  Future<List<WatchedRule>> read() {
    return database
        .statements()
        .preparedQuery(READ)
        .mapping(RuleMemory::toRule)
        .execute()
        .map(rows -> StreamSupport.stream(rows.spliterator(), /* parallel= */ false).toList());
  }

  /** Values have been beyond the threshold since then; null: they are no longer. */
  Future<Void> cross(WatchedRule rule, @Nullable Instant since) {
    return database
        .statements()
        .preparedQuery(CROSS)
        .execute(Tuple.of(rule.id(), rule.turn(), since == null ? null : utc(since)))
        .mapEmpty();
  }

  /**
   * Raises what is clear, and clears what is raised.
   *
   * @return what was written to be told, unless another was first
   */
  Future<Optional<HookEvent>> turn(
      WatchedRule rule, @Nullable BigDecimal value, @Nullable Instant at, Instant now) {
    EventType type = rule.raised() ? rule.kind().cleared() : rule.kind().raised();
    var news =
        new AlertNews(
            rule.name(),
            rule.kind(),
            rule.subject(),
            rule.kind().isOfSeries() ? rule.threshold() : null,
            value,
            at,
            null,
            AlertNews.DATA);
    HookEvent event = HookEvent.of(type, PgAlerts.key(rule.id(), rule.turn() + 1), now, news);
    return database
        .transactions()
        .withTransaction(connection -> turn(connection, rule, event, now));
  }

  private Future<Optional<HookEvent>> turn(
      SqlConnection connection, WatchedRule rule, HookEvent event, Instant now) {
    return connection
        .preparedQuery(TURN)
        .execute(Tuple.of(rule.id(), rule.turn(), utc(now)))
        .compose(
            turned ->
                turned.rowCount() == 0
                    ? Future.succeededFuture(Optional.empty())
                    : outbox.tell(connection, event).map(Optional.of(event)));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static WatchedRule toRule(Row row) {
    OffsetDateTime crossed = row.getOffsetDateTime("crossed_at");
    return new WatchedRule(
        row.getLong("id"),
        row.getString("name"),
        AlertKind.known(row.getString("kind")).orElseThrow(),
        row.getString("subject"),
        Objects.requireNonNullElse(row.getBigDecimal("threshold"), BigDecimal.ZERO),
        Objects.requireNonNullElse(row.getBigDecimal("hysteresis"), BigDecimal.ZERO),
        Duration.ofSeconds(row.getInteger("seconds")),
        row.getLong("turn"),
        row.getBoolean("raised"),
        crossed == null ? null : crossed.toInstant(),
        row.getOffsetDateTime("updated_at").toInstant());
  }
}
