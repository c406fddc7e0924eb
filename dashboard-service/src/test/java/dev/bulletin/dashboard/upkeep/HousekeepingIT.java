package dev.bulletin.dashboard.upkeep;

import static dev.bulletin.dashboard.history.HistoryDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.dashboard.history.HistoryDatabase;
import dev.bulletin.dashboard.series.Refusal;
import dev.bulletin.dashboard.series.SampleStore;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class HousekeepingIT {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-25T00:00:00Z");
  private static final Instant NOW = MIDNIGHT.plus(Duration.ofHours(1)).plusSeconds(20);
  private static final String ROWS =
      """
      SELECT concat_ws(' ', to_char(at, 'DD HH24:MI'), open, high, low, close, count,
                       to_char(open_at, 'HH24:MI:SS'), to_char(high_at, 'HH24:MI:SS'),
                       to_char(low_at, 'HH24:MI:SS'), to_char(close_at, 'HH24:MI:SS'))
        FROM %%s.rollup_%s
       ORDER BY at""";

  private static HistoryDatabase history;
  private SampleStore samples;

  @BeforeAll
  static void open(PostgresServer server, PostgresServer.Access access) {
    history = HistoryDatabase.open(server, access);
  }

  @AfterAll
  static void close() {
    history.close();
  }

  @BeforeEach
  void clear() {
    history.clear(NOW);
    history.startAt(MIDNIGHT.minus(Duration.ofDays(1)));
    samples = history.samples(100);
  }

  @Test
  void rollsUpWhatHasEndedAcrossMidnight() {
    write(at(-90, "5"), at(-70, "9"), at(-10, "7"), at(-1, "6"), at(0, "1"), at(59, "3"));
    await(history.housekeeping().run());
    assertThat(rows("minute"))
        .containsExactly(
            "24 23:58 5 9 5 9 2 23:58:30 23:58:50 23:58:30 23:58:50",
            "24 23:59 7 7 6 6 2 23:59:50 23:59:50 23:59:59 23:59:59",
            "25 00:00 1 3 1 3 2 00:00:00 00:00:59 00:00:00 00:00:59");
    assertThat(rows("five_minutes"))
        .containsExactly(
            "24 23:55 5 9 5 6 4 23:58:30 23:58:50 23:58:30 23:59:59",
            "25 00:00 1 3 1 3 2 00:00:00 00:00:59 00:00:00 00:00:59");
    assertThat(rows("hour"))
        .containsExactly(
            "24 23:00 5 9 5 6 4 23:58:30 23:58:50 23:58:30 23:59:59",
            "25 00:00 1 3 1 3 2 00:00:00 00:00:59 00:00:00 00:00:59");
    assertThat(rows("day"))
        .containsExactly("24 00:00 5 9 5 6 4 23:58:30 23:58:50 23:58:30 23:59:59");
  }

  @Test
  void leavesTheMinuteThatHasNotEnded() {
    write(at(3_540, "1"), at(3_600, "2"));
    await(history.housekeeping().run());
    assertThat(rows("minute")).hasSize(1);
    history.clock().pass(Duration.ofSeconds(50));
    await(history.housekeeping().run());
    assertThat(rows("minute")).hasSize(2);
  }

  @Test
  void rollsUpAgainWhatIsWrittenLate() {
    write(at(-90, "5"));
    await(history.housekeeping().run());
    write(at(-80, "4"), at(-7_200, "2"), at(-7_200, "2"));
    assertThat(history.count("late_minute")).isEqualTo(2);
    await(history.housekeeping().run());
    assertThat(history.count("late_minute")).isZero();
    assertThat(rows("minute"))
        .containsExactly(
            "24 22:00 2 2 2 2 1 22:00:00 22:00:00 22:00:00 22:00:00",
            "24 23:58 5 5 4 4 2 23:58:30 23:58:30 23:58:40 23:58:40");
    assertThat(rows("five_minutes")).hasSize(2).last().asString().startsWith("24 23:55 5 5 4 4 2");
    assertThat(rows("hour")).hasSize(2).last().asString().startsWith("24 23:00 5 5 4 4 2");
    assertThat(rows("day"))
        .containsExactly("24 00:00 2 5 2 4 3 22:00:00 23:58:30 22:00:00 23:58:40");
  }

  /** As when they are new: a leader that is one no longer has made the first of them alone. */
  @Test
  void makesHoursAgainAlthoughFiveMinutesAreBehind() {
    write(at(-90, "5"));
    await(history.housekeeping().run());
    history.execute("TRUNCATE rollup_five_minutes");
    history.execute(
        "UPDATE rolled_up SET until = '%s' WHERE level = 'five_minutes'"
            .formatted(MIDNIGHT.minus(Duration.ofDays(1))));
    write(at(-80, "4"));
    await(replaced().run());
    assertThat(rows("five_minutes")).isEmpty();
    assertThat(rows("hour")).last().asString().startsWith("24 23:00 5 5 4 4 2");
    await(history.housekeeping().run());
    assertThat(rows("five_minutes")).last().asString().startsWith("24 23:55 5 5 4 4 2");
  }

  /** Of a leader that is one no longer. */
  private static Housekeeping replaced() {
    return new Housekeeping(
        history.node().vertx(),
        history.database(),
        HistoryDatabase.RETENTION,
        () -> false,
        history.clock());
  }

  /** Another holds its place, so that its minute is to be sealed while it is written. */
  @Test
  void missesNoSampleThatIsBeingWrittenWhileItsMinuteIsSealed() throws SQLException {
    write(at(0, "1"));
    await(history.housekeeping().run());
    history.clock().pass(Duration.ofSeconds(60));
    try (Connection other = history.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "INSERT INTO %s.sample SELECT series_id, '%s', 7 FROM %1$s.sample"
              .formatted(history.schema(), MIDNIGHT.plusSeconds(3_610)));
      var writing = samples.keep(new Samples(Samples.PUSHED, List.of(at(3_610, "5"))));
      Eventually.that(Duration.ofSeconds(60), () -> assertThat(history.waiting()).isPositive());
      Future<Void> keeping = history.housekeeping().run();
      Eventually.that(Duration.ofSeconds(60), () -> keeping.isComplete() || history.waiting() > 1);
      other.rollback();
      await(writing);
      await(keeping);
    }
    await(history.housekeeping().run());
    assertThat(rows("minute"))
        .hasSize(2)
        .contains("25 01:00 5 5 5 5 1 01:00:10 01:00:10 01:00:10 01:00:10");
  }

  /** Writers that write into minutes while they are sealed and rolled up. */
  @Test
  void missesNoSampleHoweverItIsWrittenMeanwhile() {
    Random random = new Random(4);
    List<Future<List<Refusal>>> writes = new ArrayList<>();
    for (int round = 0; round < 60; round++) {
      history.clock().pass(Duration.ofSeconds(7));
      Future<Void> keeping = history.housekeeping().run();
      IntStream.range(0, 20).forEach(i -> writes.add(writeAround(random)));
      await(keeping);
    }
    await(Future.all(writes));
    history.clock().pass(Duration.ofMinutes(3));
    await(history.housekeeping().run());
    String samples = history.query("SELECT count(*) FROM %s.sample").get(0);
    assertThat(history.query("SELECT sum(count) FROM %s.rollup_minute")).containsExactly(samples);
    assertThat(history.query("SELECT sum(count) FROM %s.rollup_five_minutes"))
        .containsExactly(samples);
    assertThat(history.query("SELECT count(*) FROM %s.late_minute")).containsExactly("0");
  }

  private Future<List<Refusal>> writeAround(Random random) {
    Instant at = history.clock().instant().plusMillis(random.nextLong(100_000) - 90_000);
    return samples.keep(new Samples(Samples.PUSHED, List.of(sample(at, "1"))));
  }

  @Test
  void makesPartitionsAheadAndDropsWhatIsKeptNoLonger() {
    write(at(-1, "2"), at(0, "1"));
    await(history.housekeeping().run());
    assertThat(partitions("sample"))
        .startsWith("sample_20261117", "sample_20261118")
        .endsWith("sample_20261127", "sample_20261128");
    later(8);
    assertThat(partitions("sample")).startsWith("sample_20261125").endsWith("sample_20261206");
    assertThat(history.count("sample")).isEqualTo(1);
    later(1);
    assertThat(history.count("sample")).isZero();
    assertThat(history.count("rollup_minute")).isEqualTo(2);
    later(96);
    assertThat(history.count("rollup_minute")).isZero();
    assertThat(history.count("rollup_five_minutes")).isZero();
    assertThat(history.count("rollup_hour")).isEqualTo(2);
    later(700);
    assertThat(history.count("rollup_hour")).isZero();
    assertThat(history.count("rollup_day")).isEqualTo(1);
  }

  /** Time in which nothing is written, and nothing need be rolled up. */
  private static void later(int days) {
    history.clock().pass(Duration.ofDays(days));
    history.rolledUpUntilToday();
    await(history.housekeeping().run());
  }

  private static List<String> partitions(String parent) {
    return history.query(
        "SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid"
            + " WHERE inhparent = '%s."
            + parent
            + "'::regclass ORDER BY relname");
  }

  private static List<String> rows(String level) {
    return history.query(ROWS.formatted(level));
  }

  private void write(Sample... given) {
    assertThat(await(samples.keep(new Samples(Samples.PUSHED, List.of(given))))).isEmpty();
  }

  /** So many seconds after midnight. */
  private static Sample at(int seconds, String value) {
    return sample(MIDNIGHT.plusSeconds(seconds), value);
  }

  private static Sample sample(Instant at, String value) {
    return new Sample("BTC-USDT.price", new BigDecimal(value), at, "binance");
  }
}
