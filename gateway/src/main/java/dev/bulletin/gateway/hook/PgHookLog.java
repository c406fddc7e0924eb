package dev.bulletin.gateway.hook;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.delivery.HookEvent;
import dev.bulletin.gateway.delivery.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.stream.StreamSupport;

/** The log in PostgreSQL, which is the outbox itself. */
public final class PgHookLog implements HookLog {
  private static final String LIST =
      """
      SELECT d.id, d.event, e.type, d.state, d.attempts, e.created_at,
             CASE WHEN d.state = 'waiting' THEN d.due_at END AS due_at,
             d.outcome, d.status, d.duration_ms, d.last_at
        FROM hook_delivery d
        JOIN hook h ON h.id = d.hook
        JOIN hook_event e ON e.id = d.event
       WHERE h.name = $1::text AND d.id < $2::bigint
       ORDER BY d.id DESC
       LIMIT $3::int""";

  private static final String AGAIN =
      """
      UPDATE hook_delivery d
         SET state = 'waiting', attempts = 0, due_at = now()
        FROM hook h
       WHERE h.id = d.hook AND h.name = $1::text AND d.id = $2::bigint
      RETURNING d.id""";

  private final Database database;
  private final Outbox outbox;
  private final Clock clock;

  public PgHookLog(Database database, Outbox outbox, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Future<List<Delivery>> list(String hook, long below, int limit) {
    return database
        .statements()
        .preparedQuery(LIST)
        .mapping(PgHookLog::toDelivery)
        .execute(Tuple.of(hook, below, limit))
        .map(rows -> StreamSupport.stream(rows.spliterator(), /* parallel= */ false).toList());
  }

  @Override
  public Future<DeliveryOrdered> again(String hook, long number) {
    return database
        .statements()
        .preparedQuery(AGAIN)
        .execute(Tuple.of(hook, number))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw ServiceException.notFound("delivery", number);
              }
              return new DeliveryOrdered(hook, number);
            });
  }

  @Override
  public Future<DeliveryOrdered> test(String hook) {
    return outbox
        .tellOne(hook, HookEvent.test(hook, clock.instant()))
        .map(number -> number.orElseThrow(() -> PgHooks.notFound(hook)))
        .map(number -> new DeliveryOrdered(hook, number));
  }

  private static Delivery toDelivery(Row row) {
    return new Delivery(
        row.getLong("id"),
        row.getString("event"),
        row.getString("type"),
        row.getString("state"),
        row.getInteger("attempts"),
        row.getOffsetDateTime("created_at").toInstant(),
        PgHooks.instant(row, "due_at"),
        row.getString("outcome"),
        row.getInteger("status"),
        row.getInteger("duration_ms"),
        PgHooks.instant(row, "last_at"));
  }
}
