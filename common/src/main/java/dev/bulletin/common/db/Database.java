package dev.bulletin.common.db;

import dev.bulletin.common.health.Check;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.RuntimeConfig;
import dev.bulletin.common.lifecycle.Shutdown;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service's connections to PostgreSQL in this JVM, shared by all its verticles and never more
 * than {@link PgConfig#poolSize()}: as many pipelined ones for single statements as there are
 * cores, opened before the service is ready and kept warm, some set aside for listening and
 * leadership, and the rest a pool for transactions. Connections are not tested before use: one that
 * died fails one statement and is replaced.
 */
public final class Database {
  private static final Logger log = LoggerFactory.getLogger(Database.class);
  private static final long KEEP_WARM_MINUTES = 1;

  /**
   * How long the server's machine may leave what was sent to it unacknowledged: by itself the
   * kernel tries again ever more rarely, and finds out late that a network is whole again.
   */
  private static final NetClientOptions NETWORK = new NetClientOptions().setTcpUserTimeout(5_000);

  private final PgConfig config;
  private final PgConnectOptions connection;
  private final List<SqlClient> pipelined;
  private final Pool transactions;
  private final AtomicInteger next = new AtomicInteger();

  private Database(Vertx vertx, PgConfig config, int setAside) {
    this.config = config;
    this.connection = config.connectOptions();
    int readers = Math.max(1, Math.min(RuntimeConfig.cores(), config.poolSize() - setAside - 1));
    int writers = Math.max(1, config.poolSize() - setAside - readers);
    this.pipelined = IntStream.range(0, readers).mapToObj(i -> reader(vertx, i)).toList();
    this.transactions = writer(vertx, writers);
  }

  /**
   * Opens the connections that are kept warm, and adds the check of this database to the node's
   * health.
   *
   * @param setAside how many of the pool's connections the service holds by itself, to listen or to
   *     lead
   */
  public static Future<Database> open(Node node, String service, PgConfig config, int setAside) {
    Database database = new Database(node.vertx(), config, setAside);
    node.health().add(new Check(service, "database", database::version));
    node.vertx()
        .setPeriodic(TimeUnit.MINUTES.toMillis(KEEP_WARM_MINUTES), id -> database.keepWarm());
    node.shutdown().add(Shutdown.Stage.CLIENTS, database::close);
    return database.warm().map(database);
  }

  private SqlClient reader(Vertx vertx, int index) {
    return PgBuilder.client()
        .using(vertx)
        .connectingTo(connection)
        .with(options("reader-" + index, 1).setEventLoopSize(1))
        .with(NETWORK)
        .build();
  }

  private Pool writer(Vertx vertx, int size) {
    return PgBuilder.pool()
        .using(vertx)
        .connectingTo(connection)
        .with(options("writer", size))
        .with(NETWORK)
        .build();
  }

  private PoolOptions options(String kind, int size) {
    return new PoolOptions()
        .setName(config.user() + "-" + kind)
        .setMaxSize(size)
        .setMaxLifetime(30)
        .setMaxLifetimeUnit(TimeUnit.MINUTES)
        .setIdleTimeout(10)
        .setIdleTimeoutUnit(TimeUnit.MINUTES)
        .setConnectionTimeout(10)
        .setConnectionTimeoutUnit(TimeUnit.SECONDS)
        .setMaxWaitQueueSize(1_000);
  }

  /** For single statements: many are under way on one connection at once. */
  public SqlClient statements() {
    return pipelined.get(Math.floorMod(next.getAndIncrement(), pipelined.size()));
  }

  /** For several statements that belong together, and for cursors. */
  public Pool transactions() {
    return transactions;
  }

  /** For a connection set aside. */
  public PgConnectOptions connection() {
    return new PgConnectOptions(connection);
  }

  private Future<Void> warm() {
    var touched = clients().map(client -> client.query("SELECT 1").execute()).toList();
    return Future.all(touched).mapEmpty();
  }

  private Stream<SqlClient> clients() {
    return Stream.concat(pipelined.stream(), Stream.of(transactions));
  }

  private void keepWarm() {
    warm()
        .onFailure(
            failure -> log.warn("{} could not keep connections warm", config.user(), failure));
  }

  private Future<String> version() {
    return statements()
        .query("SELECT current_setting('server_version')")
        .execute()
        .map(rows -> "PostgreSQL " + rows.iterator().next().getString(0));
  }

  private Future<Void> close() {
    var closed = clients().map(SqlClient::close).toList();
    return Future.join(closed).mapEmpty();
  }
}
