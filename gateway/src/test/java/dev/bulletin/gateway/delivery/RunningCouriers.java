package dev.bulletin.gateway.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.gateway.hook.Delivery;
import dev.bulletin.gateway.hook.HookDraft;
import dev.bulletin.gateway.hook.HookLog;
import dev.bulletin.gateway.hook.Hooks;
import dev.bulletin.gateway.hook.PgHookLog;
import dev.bulletin.gateway.hook.PgHooks;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hooks in a real PostgreSQL, and couriers that can be started and stopped. */
final class RunningCouriers implements AutoCloseable {
  /** Whatever is told here. */
  record Told(String what) {}

  private final Node node;
  private final Database database;
  private final Outbox outbox;
  private final Hooks hooks;
  private final HookLog log;

  private RunningCouriers(Node node, Database database) {
    this.node = node;
    this.database = database;
    this.outbox = new Outbox(database);
    this.hooks = new PgHooks(database);
    this.log = new PgHookLog(database, outbox, node.clock());
  }

  static RunningCouriers on(PostgresServer.Access access) throws Exception {
    Node node = Node.start(Nodes.alone()).await(60, SECONDS);
    PgConfig config = ConfigReader.read(access.settings(), PgConfig::read);
    wait(Migrations.run(node.vertx(), config, "gateway"));
    return new RunningCouriers(node, wait(Database.open(node, "gateway", config, 0)));
  }

  /** Quick, and allowed to reach this machine. */
  static DeliveryConfig config(String... settings) {
    Map<String, String> all = new HashMap<>();
    all.put("BULLETIN_HOOK_INSECURE", "true");
    all.put("BULLETIN_HOOK_NETWORKS", "127.0.0.1");
    all.put("BULLETIN_HOOK_TIMEOUT", "2s");
    all.put("BULLETIN_HOOK_FIRST_PAUSE", "50ms");
    all.put("BULLETIN_HOOK_LONGEST_PAUSE", "200ms");
    all.put("BULLETIN_HOOK_PERIOD", "20ms");
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    ConfigReader in = ConfigReader.of(all);
    DeliveryConfig config = DeliveryConfig.read(in);
    in.finish();
    return config;
  }

  static <T> T wait(Future<T> future) throws Exception {
    return future.await(60, SECONDS);
  }

  Node node() {
    return node;
  }

  Outbox outbox() {
    return outbox;
  }

  Hooks hooks() {
    return hooks;
  }

  HookLog log() {
    return log;
  }

  Database database() {
    return database;
  }

  String start(DeliveryConfig config) throws Exception {
    return start(config, InetAddress::getAllByName);
  }

  String start(DeliveryConfig config, CheckedHosts.Names names) throws Exception {
    return wait(node.vertx().deployVerticle(new Courier(node, outbox, config, names)));
  }

  void stop(String courier) throws Exception {
    wait(node.vertx().undeploy(courier));
  }

  /** A hook that wants to know of what was published; its secret. */
  String hook(String name, String url) throws Exception {
    var events = List.of(EventType.REPORT_PUBLISHED);
    var draft = HookDraft.of(name, url, events, true, /* insecure= */ true);
    return wait(hooks.create(draft)).secret();
  }

  void end(String hook) throws Exception {
    wait(hooks.delete(hook, wait(hooks.find(hook)).revision()));
  }

  void tell(String key) throws Exception {
    tell(EventType.REPORT_PUBLISHED, key);
  }

  void tell(EventType type, String key) throws Exception {
    HookEvent event = HookEvent.of(type, key, Instant.EPOCH, new Told(key));
    wait(outbox.tell(database.statements(), event));
  }

  List<Delivery> deliveries(String hook) throws Exception {
    return wait(log.list(hook, Integer.MAX_VALUE, 100));
  }

  /** The newest line of a hook's log. */
  Delivery newest(String hook) throws Exception {
    return deliveries(hook).get(0);
  }

  static Duration limit() {
    return Duration.ofSeconds(30);
  }

  @Override
  public void close() {
    node.stop();
  }
}
