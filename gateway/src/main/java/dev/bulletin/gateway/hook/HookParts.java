package dev.bulletin.gateway.hook;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.alert.AlertRoutes;
import dev.bulletin.gateway.alert.Alerts;
import dev.bulletin.gateway.alert.PgAlerts;
import dev.bulletin.gateway.api.Admission;
import dev.bulletin.gateway.delivery.Courier;
import dev.bulletin.gateway.delivery.DeliveryConfig;
import dev.bulletin.gateway.delivery.Outbox;
import dev.bulletin.gateway.news.NewsDesk;
import dev.bulletin.gateway.page.Site;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;

/**
 * All that hooks and alert rules need, in PostgreSQL.
 *
 * @param insecure whether addresses without TLS are allowed
 */
public record HookParts(Hooks hooks, HookLog log, Alerts alerts, boolean insecure, Clock clock) {
  /** Begins to hear what happens, on a connection set aside, and to tell what is due. */
  public static Future<HookParts> open(
      Node node, Database database, DeliveryConfig config, Site site) {
    Outbox outbox = new Outbox(database);
    var parts =
        new HookParts(
            new PgHooks(database),
            new PgHookLog(database, outbox, node.clock()),
            new PgAlerts(database, outbox, node.clock()),
            config.insecure(),
            node.clock());
    return Courier.deploy(node, outbox, config)
        .compose(deployed -> NewsDesk.deploy(node, database, outbox, site, config.period()))
        .map(parts);
  }

  /** For who may change them. */
  public List<Routes> routes(Admission admission) {
    return List.of(
        new HookRoutes(hooks, log, insecure, admission, clock),
        new AlertRoutes(alerts, admission, clock));
  }
}
