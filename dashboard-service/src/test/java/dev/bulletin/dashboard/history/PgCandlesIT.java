package dev.bulletin.dashboard.history;

import static dev.bulletin.dashboard.history.HistoryDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.dashboard.series.LowerTermException;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class PgCandlesIT {
  private static final String HOURLY = "BTC-USDT.candle-1h";
  private static final Instant NOW = Instant.parse("2026-11-25T09:41:27Z");
  private static final Instant FIRST = Instant.parse("2026-11-24T00:00:00Z");

  private static HistoryDatabase history;

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
    history.startAt(FIRST);
    history.begin(1);
  }

  @Test
  void givesBackTheLastByTimeAsTheyWereKept() {
    keep(1, hours(5));
    assertThat(await(history.candles().last(HOURLY, 3))).isEqualTo(hours(5).subList(2, 5));
    assertThat(await(history.candles().last(HOURLY, 9))).isEqualTo(hours(5));
    assertThat(await(history.candles().last("ETH-USDT.candle-1h", 9))).isEmpty();
  }

  @Test
  void replacesACandleThatHasGrown() {
    keep(1, List.of(candle(0, "1")));
    keep(1, List.of(candle(0, "2")));
    assertThat(await(history.candles().last(HOURLY, 9))).containsExactly(candle(0, "2"));
  }

  @Test
  void keepsNothingOfOneWhoLeadsNoLonger() {
    history.begin(2);
    assertThatThrownBy(() -> keep(1, hours(1))).isInstanceOf(LowerTermException.class);
    assertThat(history.count("candle")).isZero();
  }

  @Test
  void answersAnExchangesCandlesAsTheyAreWhereTheyAreFew() {
    keep(1, hours(24));
    CandleHistory read = read(HOURLY, FIRST, FIRST.plus(Duration.ofDays(1)), 24);
    assertThat(read.spanSeconds()).isEqualTo(3_600);
    assertThat(read.candles()).isEqualTo(hours(24));
    assertThat(read.source().title()).isEqualTo("Binance");
    assertThat(read.provenance().asOf()).isEqualTo(FIRST.plus(Duration.ofDays(1)));
  }

  @Test
  void putsAnExchangesCandlesTogetherWhereThereAreMoreThanAskedFor() {
    keep(1, hours(24));
    CandleHistory read = read(HOURLY, FIRST, FIRST.plus(Duration.ofDays(1)), 2);
    assertThat(read.spanSeconds()).isEqualTo(12 * 3_600);
    assertThat(read.candles())
        .containsExactly(
            new Candle(FIRST, dec("100"), dec("1011"), dec("-11"), dec("1"), dec("12")),
            new Candle(
                FIRST.plus(Duration.ofHours(12)),
                dec("112"),
                dec("1023"),
                dec("-23"),
                dec("1"),
                dec("12")));
  }

  @Test
  void makesCandlesOfSamplesRolledUpOrNot() {
    fill(history.series("BTC-USDT.price", "binance"));
    CandleHistory before = read("BTC-USDT.price", FIRST, NOW, 40);
    await(history.housekeeping().run());
    CandleHistory after = read("BTC-USDT.price", FIRST, NOW, 40);
    assertThat(before.spanSeconds()).isEqualTo(3_600);
    assertThat(before.candles()).hasSize(34).isEqualTo(after.candles());
    Candle second = after.candles().get(1);
    assertThat(second.at()).isEqualTo(FIRST.plusSeconds(3_600));
    assertThat(second.open()).isEqualByComparingTo("360");
    assertThat(second.close()).isEqualByComparingTo("719");
    assertThat(second.low()).isEqualByComparingTo("-500");
    assertThat(second.high()).isEqualByComparingTo("719");
    assertThat(second.volume()).isNull();
    assertThat(after.provenance().asOf()).isEqualTo(NOW);
  }

  @Test
  void makesShortCandlesOfSamples() {
    fill(history.series("BTC-USDT.price", "binance"));
    CandleHistory read = read("BTC-USDT.price", FIRST, FIRST.plusSeconds(600), 40);
    assertThat(read.spanSeconds()).isEqualTo(15);
    assertThat(read.candles()).hasSize(40);
  }

  @Test
  void knowsNoSeriesThatNothingWasEverKeptOf() {
    assertThatThrownBy(() -> read("DOGE.price", FIRST, NOW, 40))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("DOGE.price");
    assertThat(read("ETH-USDT.candle-1d", FIRST, NOW, 40).candles()).isEmpty();
    assertThat(read("ETH-USDT.candle-1d", FIRST, NOW, 40).source()).isNull();
    assertThatThrownBy(() -> read(HOURLY, FIRST, NOW, 1_001))
        .hasMessageContaining("expected 2 to 1,000");
  }

  /** One every ten seconds, by its number, but for one that is far below. */
  private static void fill(int series) {
    history.execute(
        """
        INSERT INTO sample
        SELECT %d, timestamptz '%s' + n * interval '10 seconds', CASE n WHEN 500 THEN -500 ELSE n END
          FROM generate_series(0, 12119) n"""
            .formatted(series, FIRST));
  }

  private static void keep(long term, List<Candle> candles) {
    await(history.candles().keep(term, List.of(new CandleBatch(HOURLY, "binance", candles))));
  }

  private static List<Candle> hours(int count) {
    return IntStream.range(0, count).mapToObj(hour -> candle(hour, "1")).toList();
  }

  private static Candle candle(int hour, String close) {
    return new Candle(
        FIRST.plus(Duration.ofHours(hour)),
        BigDecimal.valueOf(100 + hour),
        BigDecimal.valueOf(1_000 + hour),
        BigDecimal.valueOf(-hour),
        dec(close),
        dec("1"));
  }

  private static BigDecimal dec(String value) {
    return new BigDecimal(value);
  }

  private static CandleHistory read(String series, Instant from, Instant to, int candles) {
    var reader = new PgCandleReader(history.database(), history.stored());
    var histories = new CandleHistories(name -> name.startsWith("ETH"), reader, history.clock());
    return await(histories.read(new ReadCandles(series, from, to, candles)));
  }
}
