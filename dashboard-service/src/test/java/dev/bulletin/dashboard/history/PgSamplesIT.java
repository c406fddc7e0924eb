package dev.bulletin.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.dashboard.series.LowerTermException;
import dev.bulletin.dashboard.series.Refusal;
import dev.bulletin.dashboard.series.SampleStore;
import dev.bulletin.dashboard.series.SampleStoreContract;
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
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class PgSamplesIT extends SampleStoreContract {
  private static HistoryDatabase history;

  @BeforeAll
  static void open(PostgresServer server, PostgresServer.Access access) {
    history = HistoryDatabase.open(server, access);
  }

  @AfterAll
  static void close() {
    history.close();
  }

  @Override
  protected SampleStore store() {
    history.clear(AT);
    return history.samples(3);
  }

  @Override
  protected void begin(long term) {
    history.begin(term);
  }

  @Test
  void keepsEverySampleOnce() {
    SampleStore store = store();
    Samples tick = pushed(price("1", AT), price("2", AT.plusMillis(1)));
    await(store.keep(tick));
    await(store.keep(tick));
    assertThat(history.count("sample")).isEqualTo(2);
  }

  @Test
  void storesThousandsOfSamplesWithOneStatement() {
    List<Sample> many =
        IntStream.range(0, 5_000).mapToObj(i -> price("1.5", AT.minusMillis(i))).toList();
    await(store().keep(new Samples(Samples.PUSHED, many)));
    assertThat(history.count("sample")).isEqualTo(5_000);
  }

  /** As when a push is sent again, to another instance, while the first is being stored. */
  @Test
  void storesTheSameFromTwoSidesAtOnceInWhateverOrder() {
    SampleStore store = store();
    for (int round = 0; round < 10; round++) {
      Instant begin = AT.minusSeconds(10L * round);
      List<Sample> samples =
          IntStream.range(0, 3_000).mapToObj(i -> price("1.5", begin.minusMillis(i))).toList();
      List<Sample> backwards = new ArrayList<>(samples);
      Collections.reverse(backwards);
      await(
          Future.all(
              store.keep(new Samples(Samples.PUSHED, samples)),
              store.keep(new Samples(Samples.PUSHED, backwards))));
    }
    assertThat(history.count("sample")).isEqualTo(30_000);
  }

  @Test
  void givesNothingOlderThanThreeDays() {
    SampleStore store = store();
    await(store.keep(pushed(price("1", AT.minus(Duration.ofHours(73))))));
    assertThat(await(store.latest())).isEmpty();
  }

  @Test
  void doesNotTakeWhatASimulatorSaidForTheMarkets() {
    SampleStore store = store();
    Sample simulated =
        new Sample("BTC-USDT.price", BigDecimal.ONE, AT.plusMillis(5), "binance-simulated");
    await(store.keep(pushed(price("96000", AT), simulated)));
    assertThat(await(store.latest())).containsExactly(price("96000", AT));
  }

  @Test
  void takesWhatIsPushedAndWhatBulletinSaysForEveryRealm() {
    SampleStore store = store();
    Sample pushed = new Sample("machine.cpu", BigDecimal.ONE, AT, "push");
    Sample own = new Sample("system.sockets", BigDecimal.TEN, AT, "bulletin");
    await(store.keep(pushed(pushed, own)));
    assertThat(await(store.latest())).containsExactlyInAnyOrder(pushed, own);
    assertThat(await(history.simulatedSamples().latest())).containsExactlyInAnyOrder(pushed, own);
  }

  @Test
  void refusesWhatIsTooOldOrAheadAndKeepsTheRest() {
    SampleStore store = store();
    Sample old = price("1", AT.minus(Duration.ofDays(8)).minusSeconds(1));
    Sample ahead = price("2", AT.plus(Duration.ofMinutes(2)));
    List<Refusal> refused = await(store.keep(pushed(old, price("3", AT), ahead)));
    assertThat(refused).extracting(Refusal::sample).containsExactly(old, ahead);
    assertThat(refused.get(0).reason()).startsWith("older than samples are kept");
    assertThat(refused.get(1).reason()).startsWith("more than a minute ahead");
    assertThat(await(store.latest())).containsExactly(price("3", AT));
  }

  @Test
  void refusesNewSeriesWhenThereAreAsManyAsMayBeAndKeepsTheRest() {
    SampleStore store = store();
    List<Sample> five =
        IntStream.range(0, 5)
            .mapToObj(i -> new Sample("machine.cpu" + i, BigDecimal.ONE, AT, "push"))
            .toList();
    List<Refusal> refused = await(store.keep(new Samples(Samples.PUSHED, five)));
    assertThat(refused).hasSize(2);
    assertThat(refused.get(0).reason())
        .isEqualTo("no room for another series: there are 3, as many as may be");
    assertThat(history.count("series")).isEqualTo(3);
    assertThat(history.count("sample")).isEqualTo(3);
  }

  @Test
  void manyInstancesMakeNoMoreSeriesThanThereMayBe() {
    store();
    List<Future<List<Refusal>>> writes =
        IntStream.range(0, 12)
            .mapToObj(i -> new Sample("machine.cpu" + i, BigDecimal.ONE, AT, "push"))
            .map(sample -> history.samples(3).keep(pushed(sample)))
            .toList();
    await(Future.all(writes));
    assertThat(history.count("series")).isEqualTo(3);
    assertThat(writes).filteredOn(write -> write.result().isEmpty()).hasSize(3);
  }

  /** As when the leader was paused, another was elected, and the old one's statement goes on. */
  @Test
  void anElectionWaitsForWhatIsBeingWrittenAndNothingIsWrittenAfterIt() throws SQLException {
    SampleStore store = store();
    begin(1);
    try (Connection election = history.connect();
        Statement statement = election.createStatement()) {
      election.setAutoCommit(false);
      statement.execute("UPDATE %s.leadership SET term = 2".formatted(history.schema()));
      var writing = store.keep(new Samples(1, List.of(price("1", AT))));
      Eventually.that(Duration.ofSeconds(60), () -> assertThat(history.waiting()).isPositive());
      election.commit();
      assertThatThrownBy(() -> await(writing)).isInstanceOf(LowerTermException.class);
    }
    assertThat(history.count("sample")).isZero();
  }
}
