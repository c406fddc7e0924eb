package dev.bulletin.gateway.people;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.gateway.audit.Audit;
import dev.bulletin.gateway.audit.AuditEvent;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changes of people that happen at the same moment. */
@ExtendWith(Servers.class)
class ChangesIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final PostgresServer postgres;
  private final String schema;
  private final Node node;
  private final Changes changes;
  private final AtomicInteger disabled = new AtomicInteger();
  private final Promise<Void> onward = Promise.promise();

  ChangesIT(PostgresServer postgres, PostgresServer.Access access) throws Exception {
    this.postgres = postgres;
    this.schema = access.user();
    this.node = Node.start(Nodes.alone()).await(60, SECONDS);
    PgConfig config = ConfigReader.read(access.settings(), PgConfig::read);
    Migrations.run(node.vertx(), config, "gateway").await(60, SECONDS);
    Database database = Database.open(node, "gateway", config, 0).await(60, SECONDS);
    this.changes = new Changes(database, new Unrecorded());
  }

  @AfterEach
  void stop() {
    node.stop();
  }

  /** Of what is recorded, others know. */
  private static final class Unrecorded implements Audit {
    @Override
    public Future<Void> note(AuditEvent event) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> noteWith(SqlClient transaction, AuditEvent event) {
      return Future.succeededFuture();
    }
  }

  private void admin(String login) {
    postgres.execute(
        """
        INSERT INTO %s.person (login, name, password_hash, roles, has_password)
        VALUES ('%s', 'N.', '$argon2id$x', '{admin}', true)"""
            .formatted(schema, login));
  }

  /** In a change that ends when the test lets it. */
  private Future<Void> disable(SqlConnection connection, String login) {
    return connection
        .query("UPDATE person SET disabled_at = now() WHERE login = '%s'".formatted(login))
        .execute()
        .onSuccess(done -> disabled.incrementAndGet())
        .compose(done -> onward.future());
  }

  private List<String> waiting() {
    return postgres.query(
        "SELECT pid::text FROM pg_locks WHERE NOT granted AND relation = '%s.person'::regclass"
            .formatted(schema));
  }

  /** Each would see the other one's change only after its own has been found good. */
  @Test
  void twoAdministratorsWhoDisableEachOtherDoNotBothSucceed() throws Exception {
    admin("one");
    admin("other");
    Future<Void> first = changes.make(connection -> disable(connection, "one"));
    Future<Void> second = changes.make(connection -> disable(connection, "other"));
    Eventually.that(LIMIT, () -> disabled.get() == 2 || !waiting().isEmpty());
    onward.complete();
    Future.join(first, second).otherwiseEmpty().await(60, SECONDS);
    assertThat(List.of(first.succeeded(), second.succeeded())).containsOnlyOnce(true);
    assertThat(
            postgres.query(
                "SELECT login FROM %s.person WHERE disabled_at IS NULL".formatted(schema)))
        .hasSize(1);
  }
}
