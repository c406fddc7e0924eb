package dev.bulletin.gateway.audit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class PgAuditIT {
  private Node node;
  private PostgresServer postgres;
  private String table;
  private Database database;
  private PgAudit audit;

  private record Settings(PgConfig pg) {
    static Settings read(ConfigReader in) {
      return new Settings(PgConfig.read(in));
    }
  }

  @BeforeEach
  void start(PostgresServer server, PostgresServer.Access access) throws Exception {
    postgres = server;
    table = access.user() + ".audit_entry";
    node = Node.start(Nodes.alone()).await(60, SECONDS);
    PgConfig config = ConfigReader.read(access.settings(), Settings::read).pg();
    Migrations.run(node.vertx(), config, "gateway").await(60, SECONDS);
    database = Database.open(node, "gateway", config, 0).await(60, SECONDS);
    audit = new PgAudit(database, Duration.ofDays(40), node.clock(), node.meters());
  }

  @AfterEach
  void stop() {
    node.stop();
  }

  /** Nothing can be deleted, so each test has a kind of its own. */
  private void insert(String kind, String subject, String age) {
    postgres.execute(
        "INSERT INTO %s (at, actor, action, subject_kind, subject, detail, address, request_id)"
                .formatted(table)
            + " VALUES (now() - interval '%s', 'system', 'thing.done', '%s', '%s', '', '', '')"
                .formatted(age, kind, subject));
  }

  private List<String> subjects(String kind) {
    return postgres.query(
        "SELECT subject FROM " + table + " WHERE subject_kind = ? ORDER BY id", kind);
  }

  @Test
  void forgetsWhatHasBeenKeptForLongEnough() throws Exception {
    insert("aging", "old", "41 days");
    insert("aging", "young", "39 days");
    audit.tidy().await(60, SECONDS);
    assertThat(subjects("aging")).containsExactly("young");
  }

  @Test
  void recordsTogetherWithTheChangeOrNotAtAll() throws Exception {
    AuditEvent event = AuditEvent.bySystem("thing.done").on("changed", "kept");
    database
        .transactions()
        .withTransaction(connection -> audit.noteWith(connection, event))
        .await(60, SECONDS);
    database
        .transactions()
        .withTransaction(
            connection ->
                audit
                    .noteWith(connection, event.on("changed", "undone"))
                    .compose(noted -> connection.query("SELECT 1 / 0").execute()))
        .otherwiseEmpty()
        .await(60, SECONDS);
    assertThat(subjects("changed")).containsExactly("kept");
  }

  @Test
  void countsWhatCouldNotBeRecorded() {
    audit.note(new AuditEvent("system", "not an action", "", "", "", "", ""));
    Eventually.that(
        Duration.ofSeconds(30),
        () -> assertThat(node.meters().get("bulletin.audit.lost").counter().count()).isEqualTo(1));
  }

  @Test
  void keepsWhatPostgresCannot() throws Exception {
    audit
        .noteWith(
            database.statements(),
            AuditEvent.bySystem("thing.done").on("strange", "a\0b").with("x".repeat(1_000)))
        .await(60, SECONDS);
    assertThat(subjects("strange")).containsExactly("a b");
  }
}
