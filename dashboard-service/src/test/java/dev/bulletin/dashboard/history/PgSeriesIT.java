package dev.bulletin.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.dashboard.Instances;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
  private static final Instant FROM = Instant.parse("2026-11-24T07:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(1));
  private static final BigDecimal SPIKE = new BigDecimal("99999.990");
  private static final BigDecimal DIP = new BigDecimal("-0.0100");

  static HistoryDatabase history;
  private static Database impatient;

  @BeforeAll
  static void open(PostgresServer server, PostgresServer.Access access) {
    history = HistoryDatabase.open(server, access);
    PgConfig config = Instances.pg(access, Duration.ofSeconds(1));
    impatient = HistoryDatabase.await(Database.open(history.node(), "impatient", config, 0));
  }

  @AfterAll
  static void close() {
    history.close();
  }

  @BeforeEach
  void fillADay() {
    history.clear(TO.plusSeconds(20));
    history.startAt(FROM);
    fill(history.series("S-2.price", "binance"));
    fill(history.series("S-3.price", "binance"));
  }

  private static void fill(int series) {
    history.execute(
        """
        INSERT INTO sample (series_id, at, value)
        SELECT %d, timestamptz '%s' + tick * interval '2 seconds', 50000 + tick %% 1000
          FROM generate_series(0, 43199) tick"""
            .formatted(series, FROM));
  }

  /** What happens before something is read: nothing is rolled up. */
  void settle() {}

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
    var reader = new PgSeries(history.database(), history.stored());
    var unknown = new ReadSeries("S-9.price", FROM, TO, 100);
    assertThat(HistoryDatabase.await(reader.read(unknown))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 2_000})
  void doesNotTakeWhatASimulatorSaidForTheMarkets(int points) {
    int simulated = history.series("S-3.price", "binance-simulated");
    history.execute(
        "INSERT INTO sample SELECT %d, at, -1 FROM sample WHERE series_id = (SELECT max(series_id) FROM sample)"
            .formatted(simulated));
    assertThat(read("S-3.price", FROM, TO, points))
        .isNotEmpty()
        .allMatch(point -> point.value().signum() > 0);
  }

  @Test
  void keepsTimesToTheMicrosecond() {
    int series = history.series("S-8.price", "binance");
    history.execute(
        "INSERT INTO sample VALUES (%d, '2026-11-24T07:00:00.123457Z', 1)".formatted(series));
    assertThat(read("S-8.price", FROM, TO, 2))
        .extracting(SeriesPoint::at)
        .containsExactly(Instant.parse("2026-11-24T07:00:00.123457Z"));
  }

  /** Where rows are rolled up, nothing tells how many samples there are before they are read. */
  @Test
  void givesEverySampleOfASeriesThatSeldomSaysSomething() {
    int series = history.series("S-7.price", "binance");
    history.execute(
        """
        INSERT INTO sample SELECT %d, timestamptz '%s' + n * interval '10 minutes', n %% 7
          FROM generate_series(0, 143) n"""
            .formatted(series, FROM));
    assertThat(read("S-7.price", FROM, TO, 150)).hasSize(144);
  }

  @Test
  void readsWhatHasComeSinceAsWell() {
    settle();
    int series = history.series("S-6.price", "binance");
    history.execute(
        "INSERT INTO sample VALUES (%d, '%s', 1), (%1$d, '%s', 2)"
            .formatted(series, TO.plusSeconds(1), TO.plusSeconds(2)));
    assertThat(read("S-6.price", FROM, TO.plusSeconds(10), 200)).hasSize(2);
  }

  @Test
  void saysThatItDoesNotAnswerWhenPostgresTakesTooLong() throws SQLException {
    settle();
    try (Connection blocker = history.connect();
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute(
          "LOCK TABLE %1$s.sample, %1$s.rollup_minute, %1$s.rollup_five_minutes"
              .formatted(history.schema()));
      var reader = new PgSeries(impatient, history.stored());
      var question = new ReadSeries("S-3.price", FROM, TO, 100);
      assertThatThrownBy(() -> HistoryDatabase.await(reader.read(question)))
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
    history.execute(
        "UPDATE sample SET value = %s WHERE series_id = (SELECT id FROM series WHERE name = 'S-3.price') AND at = '%s'"
            .formatted(value.toPlainString(), tick(tick)));
  }

  private static BigDecimal price(String value) {
    return new BigDecimal(value);
  }

  private static Instant tick(int number) {
    return FROM.plusSeconds(2L * number);
  }

  private List<SeriesPoint> read(String series, Instant from, Instant to, int points) {
    settle();
    var reader = new PgSeries(history.database(), history.stored());
    return HistoryDatabase.await(reader.read(new ReadSeries(series, from, to, points)))
        .orElseThrow();
  }
}
