package dev.bulletin.dashboard.history;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.dashboard.Instances;
import dev.bulletin.dashboard.series.Realm;
import dev.bulletin.dashboard.series.SampleStore;
import dev.bulletin.dashboard.upkeep.Housekeeping;
import dev.bulletin.testing.MovingClock;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The tables of the service for tests, and what stands on them. */
public final class HistoryDatabase implements AutoCloseable {
  public static final Retention RETENTION =
      new Retention(Duration.ofDays(8), Duration.ofDays(90), Duration.ofDays(730));

  private static final List<String> ROLL_UPS =
      List.of("rollup_minute", "rollup_five_minutes", "rollup_hour", "rollup_day");
  private static final String SERVICE = "dashboard-service";
  private static final long TASK = 7;

  private final PostgresServer server;
  private final String schema;
  private final Node node;
  private final Database database;
  private MovingClock clock = new MovingClock(Instant.EPOCH);

  private HistoryDatabase(PostgresServer server, String schema, Node node, Database database) {
    this.server = server;
    this.schema = schema;
    this.node = node;
    this.database = database;
  }

  public static HistoryDatabase open(PostgresServer server, PostgresServer.Access access) {
    PgConfig config = Instances.pg(access, Duration.ofMinutes(1));
    Node node = await(Node.start(Nodes.alone()));
    await(Migrations.run(node.vertx(), config, SERVICE));
    Database database = await(Database.open(node, SERVICE, config, 0));
    return new HistoryDatabase(server, access.user(), node, database);
  }

  /**
   * Empties all tables, makes it that time, and has everything from that day on rolled up anew. The
   * migration's partitions go too: they are those of the day on which the test runs.
   */
  public void clear(Instant now) {
    execute("SELECT drop_partitions('sample', 'day', 'infinity')");
    for (String table : ROLL_UPS) {
      execute("SELECT drop_partitions('%s', 'month', 'infinity')".formatted(table));
    }
    execute("TRUNCATE late_minute, leadership, candle, series");
    clock = new MovingClock(now);
    startAt(now.minus(RETENTION.samples()));
    execute("UPDATE rolled_up SET until = '%s'".formatted(Level.DAY.floor(now)));
  }

  /** Takes all that was before today to be rolled up. */
  public void rolledUpUntilToday() {
    execute("UPDATE rolled_up SET until = '%s'".formatted(Level.DAY.floor(clock.instant())));
  }

  /** Has everything from then on rolled up anew, and makes the partitions for it. */
  public void startAt(Instant first) {
    execute("UPDATE rolled_up SET until = '%s'".formatted(Level.DAY.floor(first)));
    execute(
        "SELECT make_partitions('sample', 'day', '%s', '%s')".formatted(first, clock.instant()));
    for (String table : ROLL_UPS) {
      execute(
          "SELECT make_partitions('%s', 'month', '%s', '%s')"
              .formatted(table, first, clock.instant()));
    }
  }

  public MovingClock clock() {
    return clock;
  }

  public Database database() {
    return database;
  }

  public Node node() {
    return node;
  }

  public String schema() {
    return schema;
  }

  /** The store of the market's samples, with room for so many series. */
  public SampleStore samples(int maxSeries) {
    return new PgSamples(
        database,
        new SeriesIds(database, maxSeries),
        new Fence(TASK),
        new Realm(false),
        RETENTION,
        clock);
  }

  SampleStore simulatedSamples() {
    return new PgSamples(
        database, new SeriesIds(database), new Fence(TASK), new Realm(true), RETENTION, clock);
  }

  public StoredSeries stored() {
    return new StoredSeries(database, new Realm(false), RETENTION, clock);
  }

  CandleStore candles() {
    return new PgCandles(database, new SeriesIds(database), stored(), new Fence(TASK));
  }

  public Housekeeping housekeeping() {
    return new Housekeeping(node.vertx(), database, RETENTION, () -> true, clock);
  }

  /** For a clock that stands at that time. */
  public Housekeeping housekeepingAt(Instant now) {
    return new Housekeeping(node.vertx(), database, RETENTION, () -> true, new MovingClock(now));
  }

  /** Elects a leader. */
  void begin(long term) {
    execute(
        "INSERT INTO leadership VALUES (%d, %d) ON CONFLICT (task) DO UPDATE SET term = %2$d"
            .formatted(TASK, term));
  }

  /** Makes a series and gives its number. */
  public int series(String name, String source) {
    String insert =
        "INSERT INTO %s.series (name, source) VALUES (?, ?) RETURNING id::text".formatted(schema);
    return Integer.parseInt(server.query(insert, name, source).get(0));
  }

  public long count(String table) {
    return Long.parseLong(query("SELECT count(*) FROM %s." + table).get(0));
  }

  /** How many statements wait for a lock. */
  public long waiting() {
    return Long.parseLong(
        server
            .query(
                "SELECT count(*) FROM pg_stat_activity WHERE usename = ? AND wait_event_type = 'Lock'",
                schema)
            .get(0));
  }

  /** The first column; the schema's name takes the place of {@code %s}. */
  public List<String> query(String sql) {
    return server.query(sql.formatted(schema));
  }

  /** Runs a statement whose tables are those of the service. */
  public void execute(String sql) {
    server.execute("SET search_path = %s; SET timezone = 'UTC'; %s".formatted(schema, sql));
  }

  public Connection connect() throws SQLException {
    return server.connect();
  }

  @Override
  public void close() {
    node.stop();
  }

  public static <T> T await(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
