package dev.bulletin.common.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class DatabaseIT {
  private static final int POOL_SIZE = 8;
  private static final int SET_ASIDE = 1;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final PostgresServer postgres;
  private final PgConfig config;
  private final Node node = Node.start(Nodes.alone()).await();
  private Database database;

  DatabaseIT(PostgresServer postgres, PostgresServer.Access access) {
    this.postgres = postgres;
    this.config =
        new PgConfig(
            access.host(),
            access.port(),
            access.database(),
            access.user(),
            new Secret(access.password()),
            "disable",
            POOL_SIZE,
            Duration.ofSeconds(5),
            false);
  }

  @BeforeEach
  void open() {
    database = Database.open(node, "test", config, SET_ASIDE).await();
  }

  @AfterEach
  void stop() {
    node.stop();
  }

  @Test
  void opensAsManyConnectionsAsThereAreCoresBeforeItIsReady() {
    assertThat(postgres.connectionsOf(config.user()))
        .isGreaterThanOrEqualTo(
            Math.min(Runtime.getRuntime().availableProcessors(), POOL_SIZE - SET_ASIDE - 1));
  }

  @Test
  void neverOpensMoreThanItsShare() throws Exception {
    List<? extends Future<?>> many =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    i % 2 == 0
                        ? database.statements().query("SELECT pg_sleep(0.01)").execute()
                        : database.transactions().query("SELECT pg_sleep(0.01)").execute())
            .toList();
    Future.all(many).await(60, TimeUnit.SECONDS);
    // Those of the test before may still be ending; of these none ends by itself.
    Eventually.that(
        LIMIT,
        () -> assertThat(postgres.connectionsOf(config.user())).isEqualTo(POOL_SIZE - SET_ASIDE));
  }

  @Test
  void replacesConnectionsThatDied() {
    postgres.query(
        "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE usename = ?",
        config.user());
    Eventually.that(
        LIMIT,
        () -> assertThat(database.statements().query("SELECT 1").execute().await().size()).isOne());
  }

  @Test
  void plansAStatementOnceIfItIsTold() {
    String mode = "SELECT current_setting('plan_cache_mode')";
    var first = database.statements().preparedQuery(mode).execute().await();
    assertThat(first.iterator().next().getString(0)).isEqualTo("auto");
    var told = Database.open(node, "told", config.withGenericPlans(), SET_ASIDE).await();
    for (var client : List.of(told.statements(), told.transactions())) {
      var rows = client.preparedQuery(mode).execute().await();
      assertThat(rows.iterator().next().getString(0)).isEqualTo("force_generic_plan");
    }
  }

  /** Or PostgreSQL would read and plan them anew each time. */
  @Test
  void longStatementsStayPreparedToo() {
    String counting =
        "SELECT count(*) FROM pg_prepared_statements WHERE length(statement) > 10000"
            + " ".repeat(10_000);
    var rows = database.transactions().preparedQuery(counting).execute().await();
    assertThat(rows.iterator().next().getLong(0)).as("with itself").isOne();
  }
}
