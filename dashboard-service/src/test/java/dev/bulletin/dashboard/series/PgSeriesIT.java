package dev.bulletin.dashboard.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.dashboard.Instances;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day of samples, one every two seconds, of two series in turn. */
@ExtendWith(Servers.class)
class PgSeriesIT {
  private static final String SERVICE = "dashboard-service";
  private static final Instant FROM = Instant.parse("2026-11-24T07:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(1));
  private static final BigDecimal SPIKE = new BigDecimal("99999.990");
  private static final BigDecimal DIP = new BigDecimal("-0.0100");

  private static PostgresServer postgres;
  private static String schema;
  private static Node node;
  private static SeriesReader series;

  @BeforeAll
  static void open(PostgresServer server, PostgresServer.Access access) {
    postgres = server;
    schema = access.user();
    PgConfig config = Instances.pg(access);
    node = await(Node.start(Nodes.alone()));
    await(Migrations.run(node.vertx(), config, SERVICE));
    series = new PgSeries(await(Database.open(node, SERVICE, config, 0)), "binance");
  }

  @AfterAll
  static void close() {
    node.stop();
  }

  @BeforeEach
  void fillADay() {
    postgres.execute("TRUNCATE %s.sample".formatted(schema));
    postgres.execute(
        """
        INSERT INTO %s.sample (series, at, value, source)
        SELECT 'S-' || s || '.price', timestamptz '%s' + tick * interval '2 seconds',
               50000 + tick %% 1000, 'binance'
          FROM generate_series(0, 43199) tick, generate_series(2, 3) s"""
            .formatted(schema, FROM));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 200, 1_999, 2_000})
  void givesNoMorePointsThanWantedByTimeWithTheirPeaks(int points) {
    set(SPIKE, 12_345);
    set(DIP, 23_456);
    List<SeriesPoint> day = read("S-3.price", FROM, TO, points);
    assertThat(day).hasSizeLessThanOrEqualTo(points).hasSizeGreaterThan(points / 2);
    assertThat(day).isSortedAccordingTo(Comparator.comparing(SeriesPoint::at));
    assertThat(day).extracting(SeriesPoint::at).doesNotHaveDuplicates();
    assertThat(day).contains(new SeriesPoint(tick(12_345), SPIKE));
    assertThat(day).contains(new SeriesPoint(tick(23_456), DIP));
  }

  @Test
  void beginsAndEndsWithTheFirstAndTheLastSample() {
    List<SeriesPoint> day = read("S-3.price", FROM, TO, 100);
    assertThat(day.get(0)).isEqualTo(new SeriesPoint(tick(0), new BigDecimal("50000")));
    assertThat(day.get(day.size() - 1))
        .isEqualTo(new SeriesPoint(tick(43_199), new BigDecimal("50199")));
  }

  @Test
  void givesEverySampleWhereThereAreNotTooMany() {
    set(new BigDecimal("96123.45000000"), 7);
    List<SeriesPoint> first = read("S-3.price", FROM, tick(10), 10);
    assertThat(first).hasSize(10).contains(new SeriesPoint(tick(7), price("96123.45000000")));
    assertThat(read("S-3.price", FROM, tick(11), 10)).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void includesTheBeginningAndExcludesTheEnd() {
    assertThat(read("S-3.price", tick(5), tick(7), 100))
        .extracting(SeriesPoint::at)
        .containsExactly(tick(5), tick(6));
  }

  @Test
  void givesNothingWhereThereIsNothing() {
    assertThat(read("S-3.price", TO, TO.plusSeconds(60), 100)).isEmpty();
    assertThat(read("S-9.price", FROM, TO, 100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 2_000})
  void doesNotTakeWhatASimulatorSaidForTheMarkets(int points) {
    postgres.execute(
        """
        UPDATE %s.sample
           SET source = 'binance-simulated', value = -1
         WHERE series = 'S-3.price' AND at < '%s'"""
            .formatted(schema, tick(43_000)));
    assertThat(read("S-3.price", FROM, TO, points))
        .isNotEmpty()
        .allMatch(point -> point.value().signum() > 0);
  }

  @Test
  void keepsTimesToTheMicrosecond() {
    postgres.execute(
        """
        INSERT INTO %s.sample VALUES ('S-8.price', '2026-11-24T07:00:00.123457Z', 1, 'binance')"""
            .formatted(schema));
    assertThat(read("S-8.price", FROM, TO, 2))
        .extracting(SeriesPoint::at)
        .containsExactly(Instant.parse("2026-11-24T07:00:00.123457Z"));
  }

  @Test
  void saysThatItDoesNotAnswerWhenPostgresTakesTooLong() throws SQLException {
    try (Connection blocker = postgres.connect();
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("LOCK TABLE %s.sample".formatted(schema));
      assertThatThrownBy(() -> read("S-3.price", FROM, TO, 100))
          .isInstanceOfSatisfying(
              ServiceException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                assertThat(failure.detail()).contains("S-3.price", "a shorter range");
              });
      blocker.rollback();
    }
  }

  private static void set(BigDecimal value, int tick) {
    postgres.execute(
        "UPDATE %s.sample SET value = %s WHERE series = 'S-3.price' AND at = '%s'"
            .formatted(schema, value.toPlainString(), tick(tick)));
  }

  private static BigDecimal price(String value) {
    return new BigDecimal(value);
  }

  private static Instant tick(int number) {
    return FROM.plusSeconds(2L * number);
  }

  private static List<SeriesPoint> read(String series, Instant from, Instant to, int points) {
    return await(PgSeriesIT.series.read(new ReadSeries(series, from, to, points)));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(20, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
