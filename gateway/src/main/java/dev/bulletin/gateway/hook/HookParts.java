package dev.bulletin.gateway.hook;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.gateway.delivery.Courier;
import dev.bulletin.gateway.delivery.DeliveryConfig;
import dev.bulletin.gateway.delivery.Outbox;
import io.vertx.core.Future;

/**
 * All that hooks need, in PostgreSQL.
 *
 * @param outbox where whatever has happened is written to be told
 */
public record HookParts(Outbox outbox, Hooks hooks, HookLog log) {
  /** Begins to tell what is due. */
  public static Future<HookParts> open(Node node, Database database, DeliveryConfig config) {
    Outbox outbox = new Outbox(database);
    var parts =
        new HookParts(outbox, new PgHooks(database), new PgHookLog(database, outbox, node.clock()));
    return Courier.deploy(node, outbox, config).map(parts);
  }
}
