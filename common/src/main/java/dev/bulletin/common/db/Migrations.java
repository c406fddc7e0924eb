package dev.bulletin.common.db;

import dev.bulletin.common.error.CannotStartException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a service's schema to the version its code needs, from {@code db/<service>} on the class
 * path; several instances that start together take turns.
 */
public final class Migrations {
  private Migrations() {}

  /** Runs on a worker thread, by the service that owns the tables. */
  public static Future<Void> run(Vertx vertx, PgConfig config, String service) {
    return vertx.executeBlocking(() -> run(config, service), /* ordered= */ false).mapEmpty();
  }

  /** Runs on the calling thread, and tells how many there were to execute. */
  public static int run(PgConfig config, String service) {
    try {
      return Flyway.configure()
          .dataSource(config.jdbcUrl(), config.user(), config.password().reveal())
          .locations("classpath:db/" + service)
          .schemas(config.user())
          .createSchemas(false)
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException e) {
      throw new CannotStartException(
          "the schema of %s cannot be brought up to date on %s:%d: %s"
              .formatted(config.user(), config.host(), config.port(), firstLine(e)));
    }
  }

  private static String firstLine(FlywayException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
