package dev.bulletin.dashboard.upkeep;

import static dev.bulletin.dashboard.history.HistoryDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.dashboard.history.HistoryDatabase;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database of an earlier version, with samples, is brought up to date. */
@ExtendWith(Servers.class)
class MigrationIT {
  /** Of {@code %1$s}, with samples until {@code %2$s}. */
  private static final String SAMPLES =
      """
      SET timezone = 'UTC';
      INSERT INTO %1$s.sample VALUES
        ('BTC-USDT.price', timestamptz '%2$s' - interval '20 days', 1.50, 'binance'),
        ('BTC-USDT.price', timestamptz '%2$s' - interval '2 days', 2, 'binance'),
        ('BTC-USDT.price', timestamptz '%2$s' - interval '1 day', 9, 'binance-simulated'),
        ('ETH-USDT.price', timestamptz '%2$s', 3.00000001, 'binance')""";

  /** One for all, so that no midnight comes between what is written and what is made of it. */
  private final Instant now = Instant.now();

  @Test
  void keepsEverySampleOfTheFirstVersionAndRollsItUp(
      PostgresServer server, PostgresServer.Access access) {
    migrate(access, "1");
    server.execute(SAMPLES.formatted(access.user(), now));
    try (HistoryDatabase history = HistoryDatabase.open(server, access)) {
      assertThat(
              history.query(
                  "SELECT name || ' ' || source || ' ' || value FROM %1$s.sample"
                      + " JOIN %1$s.series ON id = series_id ORDER BY at"))
          .containsExactly(
              "BTC-USDT.price binance 1.50",
              "BTC-USDT.price binance 2",
              "BTC-USDT.price binance-simulated 9",
              "ETH-USDT.price binance 3.00000001");
      await(history.housekeepingAt(now).run());
      assertThat(history.query("SELECT sum(count) FROM %s.rollup_day")).containsExactly("3");
      assertThat(history.count("sample")).as("without what is older than 8 days").isEqualTo(3);
    }
  }

  @Test
  void makesFiveMinutesOfTheMinutesThatWereThereBefore(PostgresServer server) {
    PostgresServer.Access access = server.createService("minutes_of_the_third_version");
    migrate(access, "3");
    server.execute(
        """
        SET search_path = %1$s;
        SET timezone = 'UTC';
        INSERT INTO series (name, source) VALUES ('BTC-USDT.price', 'binance');
        INSERT INTO rollup_minute
        SELECT 1, at, 1, at, n, at, -n, at, 2, at, 3
          FROM generate_series(0, 9) n,
               LATERAL (SELECT date_trunc('day', timestamptz '%2$s') - interval '3 days' + n * interval '1 minute'
                                 AS at) AS minute;
        UPDATE rolled_up SET until = date_trunc('minute', timestamptz '%2$s')"""
            .formatted(access.user(), now));
    try (HistoryDatabase history = HistoryDatabase.open(server, access)) {
      await(history.housekeepingAt(now).run());
      assertThat(
              history.query(
                  "SELECT concat_ws(' ', high, low, count) FROM %s.rollup_five_minutes ORDER BY at"))
          .containsExactly("4 -4 15", "9 -9 15");
    }
  }

  private static void migrate(PostgresServer.Access access, String version) {
    Flyway.configure()
        .dataSource(access.jdbcUrl(), access.user(), access.password())
        .locations("classpath:db/dashboard-service")
        .schemas(access.user())
        .createSchemas(false)
        .target(version)
        .load()
        .migrate();
  }
}
