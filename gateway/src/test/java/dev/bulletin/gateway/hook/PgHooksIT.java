package dev.bulletin.gateway.hook;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.gateway.alert.AlertDraft;
import dev.bulletin.gateway.alert.AlertKind;
import dev.bulletin.gateway.alert.PgAlerts;
import dev.bulletin.gateway.delivery.EventType;
import dev.bulletin.gateway.delivery.Outbox;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hooks and rules as they are kept: so many, each changed by who has read it as it is. */
@ExtendWith(Servers.class)
class PgHooksIT {
  private final PostgresServer postgres;
  private final String schema;
  private final Node node;
  private final PgHooks hooks;
  private final PgAlerts alerts;

  PgHooksIT(PostgresServer postgres, PostgresServer.Access access) throws Exception {
    this.postgres = postgres;
    this.schema = access.user();
    this.node = Node.start(Nodes.alone()).await(60, SECONDS);
    PgConfig config = ConfigReader.read(access.settings(), PgConfig::read);
    wait(Migrations.run(node.vertx(), config, "gateway"));
    Database database = wait(Database.open(node, "gateway", config, 0));
    this.hooks = new PgHooks(database);
    this.alerts = new PgAlerts(database, new Outbox(database), node.clock());
  }

  @BeforeEach
  void empty() {
    postgres.execute("TRUNCATE %1$s.hook, %1$s.alert_rule CASCADE".formatted(schema));
  }

  @AfterEach
  void stop() {
    node.stop();
  }

  private static <T> T wait(Future<T> future) throws Exception {
    return future.await(60, SECONDS);
  }

  private static HookDraft hook(String name) {
    var events = List.of(EventType.REPORT_PUBLISHED);
    return HookDraft.of(name, "https://example.com/", events, true, /* insecure= */ false);
  }

  private static AlertDraft rule(String name) {
    return AlertDraft.of(name, AlertKind.REPORT, "", null, null, null, true);
  }

  private static void refused(ErrorCode code, Future<?> write) {
    assertThatThrownBy(() -> wait(write))
        .isInstanceOfSatisfying(
            ServiceException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void thereAreAHundredHooksAtMost() throws Exception {
    postgres.execute(
        """
        INSERT INTO %s.hook (name, url, events, active, secret, revision)
        SELECT 'h' || n, 'https://example.com/', '{}', true, 'whsec_', 1
          FROM generate_series(1, 99) n"""
            .formatted(schema));
    wait(hooks.create(hook("last")));
    refused(ErrorCode.CONFLICT, hooks.create(hook("more")));
  }

  @Test
  void thereAreTwoHundredRulesAtMost() throws Exception {
    postgres.execute(
        """
        INSERT INTO %s.alert_rule (name, kind, subject, seconds, active, revision)
        SELECT 'r' || n, 'report', '', 0, true, 1
          FROM generate_series(1, 199) n"""
            .formatted(schema));
    wait(alerts.create(rule("last")));
    refused(ErrorCode.CONFLICT, alerts.create(rule("more")));
  }

  @Test
  void aHookIsChangedByWhoHasReadItAsItIs() throws Exception {
    wait(hooks.create(hook("a")));
    refused(ErrorCode.PRECONDITION_FAILED, hooks.create(hook("a")));
    wait(hooks.replace(hook("a"), 1));
    refused(ErrorCode.PRECONDITION_FAILED, hooks.replace(hook("a"), 1));
    refused(ErrorCode.PRECONDITION_FAILED, hooks.renewSecret("a", 1));
    refused(ErrorCode.PRECONDITION_FAILED, hooks.delete("a", 1));
    refused(ErrorCode.NOT_FOUND, hooks.replace(hook("b"), 1));
    wait(hooks.delete("a", 2));
    refused(ErrorCode.NOT_FOUND, hooks.find("a"));
  }

  @Test
  void aRuleIsChangedByWhoHasReadItAsItIs() throws Exception {
    wait(alerts.create(rule("a")));
    refused(ErrorCode.PRECONDITION_FAILED, alerts.create(rule("a")));
    wait(alerts.replace(rule("a"), 1));
    refused(ErrorCode.PRECONDITION_FAILED, alerts.replace(rule("a"), 1));
    refused(ErrorCode.PRECONDITION_FAILED, alerts.delete("a", 1));
    refused(ErrorCode.NOT_FOUND, alerts.replace(rule("b"), 1));
    wait(alerts.delete("a", 2));
    refused(ErrorCode.NOT_FOUND, alerts.find("a"));
  }

  @Test
  void aSecretIsToldByNothingThatIsReadOrLogged() throws Exception {
    HookWritten written = wait(hooks.create(hook("a")));
    assertThat(written.secret()).startsWith("whsec_");
    assertThat(written).hasToString("a at revision 1");
    assertThat(wait(hooks.replace(hook("a"), 1)).secret()).isNull();
    assertThat(wait(hooks.list()).toString()).doesNotContain("whsec_");
  }
}
