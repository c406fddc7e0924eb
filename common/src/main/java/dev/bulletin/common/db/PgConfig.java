package dev.bulletin.common.db;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.lifecycle.RuntimeConfig;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.time.Duration;

/**
 * A service's own role in PostgreSQL, whose schema has the role's name.
 *
 * @param poolSize connections of this service in this JVM, all kinds together; 4 per core, at least
 *     3
 * @param sslMode as libpq names it: disable, prefer, require, verify-full
 * @param genericPlans whether one plan serves a prepared statement whatever its values, for
 *     services whose statements are written for it; otherwise PostgreSQL plans each execution again
 *     where it expects to gain by that ({@code plan_cache_mode})
 */
public record PgConfig(
    String host,
    int port,
    String database,
    String user,
    Secret password,
    String sslMode,
    int poolSize,
    Duration statementTimeout,
    boolean genericPlans) {

  /** One connection each to read, to write, and to lead or to listen. */
  private static final int LEAST_CONNECTIONS = 3;

  public static PgConfig read(ConfigReader in) {
    return new PgConfig(
        in.string("BULLETIN_PG_HOST", "localhost"),
        in.integer("BULLETIN_PG_PORT", 5432, 1, 65_535),
        in.string("BULLETIN_PG_DATABASE", "bulletin"),
        in.required("BULLETIN_PG_USER"),
        in.secret("BULLETIN_PG_PASSWORD"),
        in.choice("BULLETIN_PG_SSL_MODE", "prefer", "disable", "prefer", "require", "verify-full"),
        in.integer("BULLETIN_PG_POOL_SIZE", 4 * RuntimeConfig.cores(), LEAST_CONNECTIONS, 1_000),
        in.duration(
            "BULLETIN_PG_STATEMENT_TIMEOUT",
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofMinutes(10)),
        false);
  }

  /** The same with one plan for each statement. */
  public PgConfig withGenericPlans() {
    return new PgConfig(
        host, port, database, user, password, sslMode, poolSize, statementTimeout, true);
  }

  /** For the driver: pipelined, prepared statements cached, the long ones too. */
  public PgConnectOptions connectOptions() {
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(host)
            .setPort(port)
            .setDatabase(database)
            .setUser(user)
            .setPassword(password.reveal())
            .setSslMode(SslMode.of(sslMode))
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheSqlFilter(sql -> true)
            .setPipeliningLimit(64)
            .addProperty("statement_timeout", Long.toString(statementTimeout.toMillis()))
            .addProperty("application_name", user);
    if (genericPlans) {
      options.addProperty("plan_cache_mode", "force_generic_plan");
    }
    options.setSslOptions(new ClientSSLOptions().setTrustAll(!sslMode.equals("verify-full")));
    return options;
  }

  String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s?sslmode=%s&ApplicationName=%s-migration"
        .formatted(host, port, database, sslMode, user);
  }
}
