package dev.bulletin.gateway.news;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.gateway.alert.AlertDraft;
import dev.bulletin.gateway.alert.AlertKind;
import dev.bulletin.gateway.alert.PgAlerts;
import dev.bulletin.gateway.delivery.EventType;
import dev.bulletin.gateway.delivery.Outbox;
import dev.bulletin.gateway.hook.HookDraft;
import dev.bulletin.gateway.hook.PgHooks;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two may judge a rule by what they have read: one of them has turned it. */
@ExtendWith(Servers.class)
class RuleMemoryIT {
  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
  private static final BigDecimal VALUE = new BigDecimal("101");

  private final PostgresServer postgres;
  private final String schema;
  private final Node node;
  private final RuleMemory memory;
  private final PgAlerts alerts;
  private final PgHooks hooks;

  RuleMemoryIT(PostgresServer postgres, PostgresServer.Access access) throws Exception {
    this.postgres = postgres;
    this.schema = access.user();
    this.node = Node.start(Nodes.alone()).await(60, SECONDS);
    PgConfig config = ConfigReader.read(access.settings(), PgConfig::read);
    wait(Migrations.run(node.vertx(), config, "gateway"));
    Database database = wait(Database.open(node, "gateway", config, 0));
    Outbox outbox = new Outbox(database);
    this.memory = new RuleMemory(database, outbox);
    this.alerts = new PgAlerts(database, outbox, node.clock());
    this.hooks = new PgHooks(database);
  }

  @BeforeEach
  void begin() throws Exception {
    postgres.execute(
        "TRUNCATE %1$s.hook, %1$s.hook_event, %1$s.alert_rule CASCADE".formatted(schema));
    var all = List.of(EventType.values());
    wait(hooks.create(HookDraft.of("all", "http://127.0.0.1:1/", all, true, true)));
    wait(alerts.create(draft(true)));
  }

  @AfterEach
  void stop() {
    node.stop();
  }

  private static AlertDraft draft(boolean active) {
    var threshold = new BigDecimal("100");
    return AlertDraft.of("high", AlertKind.ABOVE, "BTC-USDT.price", threshold, null, 0, active);
  }

  private static <T> T wait(Future<T> future) throws Exception {
    return future.await(60, SECONDS);
  }

  private WatchedRule read() throws Exception {
    return wait(memory.read()).get(0);
  }

  private List<String> events() {
    return postgres.query("SELECT type FROM %s.hook_event ORDER BY key".formatted(schema));
  }

  @Test
  void whoHasReadAnOlderTurnTurnsNothing() throws Exception {
    WatchedRule asBothHaveReadIt = read();
    assertThat(wait(memory.turn(asBothHaveReadIt, VALUE, NOON, NOON))).isPresent();
    assertThat(wait(memory.turn(asBothHaveReadIt, VALUE, NOON, NOON))).isEmpty();
    assertThat(wait(alerts.find("high")).raised()).isTrue();
    assertThat(events()).containsExactly("alert.raised");
  }

  @Test
  void whoHasReadAnOlderTurnMakesNothingWait() throws Exception {
    WatchedRule old = read();
    wait(memory.turn(old, VALUE, NOON, NOON));
    wait(memory.turn(read(), VALUE, NOON, NOON));
    wait(memory.cross(old, NOON));
    assertThat(read().crossedAt()).isNull();
    wait(memory.cross(read(), NOON));
    assertThat(read().crossedAt()).isEqualTo(NOON);
  }

  @Test
  void aRuleThatWasChangedOrSwitchedOffMeanwhileIsNotTurned() throws Exception {
    WatchedRule old = read();
    wait(alerts.replace(draft(true), 1));
    assertThat(wait(memory.turn(old, VALUE, NOON, NOON))).isEmpty();
    WatchedRule changed = read();
    postgres.execute("UPDATE %s.alert_rule SET active = false".formatted(schema));
    assertThat(wait(memory.turn(changed, VALUE, NOON, NOON))).isEmpty();
    assertThat(events()).isEmpty();
  }

  @Test
  void turnsOnlyTogetherWithWhatIsToBeTold() throws Exception {
    postgres.execute(
        "ALTER TABLE %s.hook_event ADD CONSTRAINT nothing_more CHECK (false) NOT VALID"
            .formatted(schema));
    WatchedRule rule = read();
    assertThatThrownBy(() -> wait(memory.turn(rule, VALUE, NOON, NOON)))
        .hasMessageContaining("nothing_more");
    postgres.execute("ALTER TABLE %s.hook_event DROP CONSTRAINT nothing_more".formatted(schema));
    assertThat(read().raised()).isFalse();
    assertThat(wait(memory.turn(rule, VALUE, NOON, NOON))).isPresent();
  }

  @Test
  void aRuleThatIsChangedWhileItIsRaisedIsClearAndToldSo() throws Exception {
    wait(memory.turn(read(), VALUE, NOON, NOON));
    wait(alerts.replace(draft(false), 1));
    assertThat(wait(alerts.find("high")).raised()).isFalse();
    assertThat(events()).containsExactly("alert.cleared", "alert.raised");
  }
}
