package dev.bulletin.bench.series;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.dashboard.history.PgSeries;
import dev.bulletin.dashboard.history.Retention;
import dev.bulletin.dashboard.history.StoredSeries;
import dev.bulletin.dashboard.series.Realm;
import dev.bulletin.dashboard.upkeep.Housekeeping;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What of dashboard-service reads history, on a node of its own. */
final class HistoryNode implements AutoCloseable {
  static final String SCHEMA = "dashboard";
  private static final String SERVICE = "dashboard-service";

  private final Node node;
  private final Database database;
  private final Retention retention;
  private final Clock clock;
  private final PgSeries reader;

  private HistoryNode(Node node, Database database, Retention retention, Instant now) {
    this.node = node;
    this.database = database;
    this.retention = retention;
    this.clock = Clock.fixed(now, ZoneOffset.UTC);
    this.reader =
        new PgSeries(
            database,
            new StoredSeries(database, new Realm(/* simulated= */ true), retention, clock));
  }

  /** On a server, at a time of which so many days of samples are kept. */
  static HistoryNode start(PostgresServer postgres, Instant now, int days) {
    PgConfig config = config(postgres.createService(SCHEMA));
    Node node = done(Node.start(Nodes.alone()));
    done(Migrations.run(node.vertx(), config, SERVICE));
    Database database = done(Database.open(node, SERVICE, config, 0));
    Duration kept = Duration.ofDays(days + 1);
    Duration longer = Duration.ofDays(730);
    return new HistoryNode(node, database, new Retention(kept, longer, longer), now);
  }

  private static PgConfig config(PostgresServer.Access access) {
    return new PgConfig(
        access.host(),
        access.port(),
        access.database(),
        access.user(),
        new Secret(access.password()),
        "disable",
        8,
        Duration.ofSeconds(5),
        false);
  }

  void rollUp() {
    done(new Housekeeping(node.vertx(), database, retention, () -> true, clock).run());
  }

  /** How long the answer takes in milliseconds. */
  double read(ReadSeries question) {
    long start = System.nanoTime();
    if (done(reader.read(question)).orElseThrow().size() > question.points()) {
      throw new IllegalStateException("more points than asked for");
    }
    return (System.nanoTime() - start) / 1e6;
  }

  @Override
  public void close() {
    node.stop();
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.await(60, TimeUnit.MINUTES);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no answer within an hour", e);
    }
  }
}
