package dev.bulletin.dashboard.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Directory;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.dashboard.history.CandleBatch;
import dev.bulletin.dashboard.history.MemoryCandles;
import dev.bulletin.dashboard.library.Dashboards;
import dev.bulletin.dashboard.series.CandleLength;
import dev.bulletin.dashboard.series.InMemorySamples;
import dev.bulletin.dashboard.series.LatestSamples;
import dev.bulletin.dashboard.source.Freshness;
import dev.bulletin.dashboard.source.Gathered;
import dev.bulletin.dashboard.summary.RoomTiles;
import dev.bulletin.dashboard.summary.Tiles;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.MovingClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of what sources give, and who polls when. */
class HarvestTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:30Z");
  private static final Instant HOUR = Instant.parse("2026-11-23T09:00:00Z");
  private static final String PAIR = "BTC-USDT";

  private final Vertx vertx = Vertx.vertx();
  private final MovingClock clock = new MovingClock(NOW);
  private final InMemorySamples stored = new InMemorySamples();
  private final MemoryCandles candles = new MemoryCandles();
  private final List<ReadSeries> questions = new ArrayList<>();
  private Future<List<SeriesPoint>> dayBefore = Future.succeededFuture(List.of());
  private final Harvest harvest =
      new Harvest(
          intake(),
          candles,
          List.of(
              new CandleFigures(candles, "bulletin", List.of(PAIR)),
              new MarketFigures(this::read, "bulletin", Freshness.of(Duration.ofMinutes(10)))));

  private Intake intake() {
    var latest = new LatestSamples(new InMemorySamples(), stored, Duration.ofSeconds(4), clock);
    var bus = new TypedBus(vertx, "test", new Directory());
    var tiles = new Tiles((sample, told) -> sample.at().plusSeconds(15));
    var rooms = new RoomTiles(Dashboards.bundled(), tiles, clock);
    var duty = new Duty(() -> OptionalLong.of(1), OptionalLong::empty, latest::term);
    return new Intake(duty, latest, stored, new InMemorySamples(), bus, rooms);
  }

  private Future<Optional<List<SeriesPoint>>> read(ReadSeries question) {
    questions.add(question);
    return dayBefore.map(Optional::of);
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void computesTheChangeOfVolumeOfFullHoursAtTheEndOfTheLast() {
    accept(hours(HOUR.minus(Duration.ofHours(48)), 49));
    assertThat(stored())
        .containsExactly(
            new Sample("BTC-USDT.volume-change24h", new BigDecimal("50.0000"), HOUR, "bulletin"));
    assertThat(await(candles.last("BTC-USDT.candle-1h", 100))).hasSize(49);
  }

  /** The exchange's clock may be some seconds behind ours. */
  @Test
  void takesNoHourThatHasEndedOnlyJustNow() {
    List<Candle> all = hours(HOUR.minus(Duration.ofHours(48)), 48);
    var asked = HOUR.plusSeconds(9);
    await(harvest.accept(1, gathered(asked, CandleLength.HOUR, all)));
    assertThat(stored()).isEmpty();
    await(harvest.accept(1, gathered(HOUR.plusSeconds(10), CandleLength.HOUR, all)));
    assertThat(stored()).hasSize(1);
  }

  @Test
  void computesNothingFromCandlesThatAreMissing() {
    List<Candle> all = new ArrayList<>(hours(HOUR.minus(Duration.ofHours(48)), 48));
    all.remove(20);
    accept(all);
    assertThat(stored()).isEmpty();
  }

  @Test
  void computesTheStrengthOfFullDaysAtTheEndOfTheLast() {
    Instant today = Instant.parse("2026-11-23T00:00:00Z");
    List<Candle> days = candles(today.minus(Duration.ofDays(20)), Duration.ofDays(1), 21);
    await(harvest.accept(1, gathered(NOW, CandleLength.DAY, days)));
    assertThat(stored())
        .containsExactly(
            new Sample("BTC-USDT.rsi14", new BigDecimal("100.0000"), today, "bulletin"));
  }

  @Test
  void comparesTheVolumeOfTheMarketWithTheDayBefore() {
    Sample volume = new Sample("market.volume24h", new BigDecimal("150"), NOW, "coingecko");
    Instant then = NOW.minus(Duration.ofDays(1));
    dayBefore =
        Future.succeededFuture(
            List.of(
                new SeriesPoint(then.minusSeconds(90), BigDecimal.TEN),
                new SeriesPoint(then.plusSeconds(40), new BigDecimal("120"))));
    await(harvest.accept(1, new Gathered(NOW, List.of(volume), List.of())));
    assertThat(stored())
        .containsExactlyInAnyOrder(
            volume,
            new Sample("market.volume-change24h", new BigDecimal("25.0000"), NOW, "bulletin"));
    assertThat(questions.get(0).from()).isEqualTo(then.minus(Duration.ofMinutes(30)));
    assertThat(questions.get(0).to()).isAfter(then.plus(Duration.ofMinutes(30)));
  }

  @Test
  void hasNoChangeOfTheMarketsVolumeUntilADayIsKnown() {
    Sample volume = new Sample("market.volume24h", new BigDecimal("150"), NOW, "coingecko");
    await(harvest.accept(1, new Gathered(NOW, List.of(volume), List.of())));
    assertThat(stored()).containsExactly(volume);
  }

  @Test
  void keepsWhatWasGivenWhenNothingCanBeComputedOfIt() {
    dayBefore = Future.failedFuture(ServiceException.unavailable("as the test wants it"));
    Sample volume = new Sample("market.volume24h", new BigDecimal("150"), NOW, "coingecko");
    await(harvest.accept(1, new Gathered(NOW, List.of(volume), List.of())));
    assertThat(stored()).containsExactly(volume);
  }

  @Test
  void asksEachSourceAtItsOwnIntervalWhateverTheOthersDo() {
    FakeSource quick = source("quick", Duration.ofMillis(1));
    FakeSource slow = source("slow", Duration.ofHours(1));
    FakeSource hanging = source("hanging", Duration.ofMillis(1));
    FakeSource failing = source("failing", Duration.ofMillis(1));
    hanging.hang();
    failing.failWith(Reason.UNREACHABLE);
    List<Poller> pollers = List.of(poller(hanging), poller(failing), poller(slow), poller(quick));
    pollers.forEach(Poller::start);
    Eventually.that(LIMIT, () -> assertThat(quick.asked()).isGreaterThan(3));
    Eventually.that(LIMIT, () -> assertThat(failing.asked()).isGreaterThan(3));
    Eventually.that(LIMIT, () -> assertThat(slow.asked()).isEqualTo(1));
    Eventually.that(LIMIT, () -> assertThat(hanging.asked()).isEqualTo(1));
  }

  @Test
  void asksSoonAgainAfterAFailure() {
    FakeSource failing = source("failing", Duration.ofSeconds(20));
    failing.failWith(Reason.STATUS);
    poller(failing).start();
    Eventually.that(LIMIT, () -> assertThat(failing.asked()).isGreaterThan(1));
  }

  @Test
  void asksNobodyWhileAnotherInstancePolls() {
    FakeSource idle = source("idle", Duration.ofMillis(1));
    FakeSource quick = source("quick", Duration.ofMillis(1));
    new Poller(vertx, OptionalLong::empty, idle, harvest).start();
    poller(quick).start();
    Eventually.that(LIMIT, () -> assertThat(quick.asked()).isGreaterThan(2));
    assertThat(idle.asked()).isZero();
  }

  private Poller poller(FakeSource source) {
    return new Poller(vertx, () -> OptionalLong.of(1), source, harvest);
  }

  private static FakeSource source(String feed, Duration interval) {
    return new FakeSource(feed, List.of(), FakeSource.plan(interval, Duration.ofSeconds(1)));
  }

  private void accept(List<Candle> hours) {
    await(harvest.accept(1, gathered(NOW, CandleLength.HOUR, hours)));
  }

  private static Gathered gathered(Instant askedAt, CandleLength length, List<Candle> candles) {
    return new Gathered(
        askedAt, List.of(), List.of(new CandleBatch(length.series(PAIR), "binance", candles)));
  }

  private static List<Candle> hours(Instant from, int count) {
    return candles(from, Duration.ofHours(1), count);
  }

  /** Of rising prices; the volume is 10, and 15 from the 25th on. */
  private static List<Candle> candles(Instant from, Duration span, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> candle(from.plus(span.multipliedBy(i)), 100 + i, i < 24 ? 10 : 15))
        .toList();
  }

  private static Candle candle(Instant at, int price, int volume) {
    BigDecimal value = BigDecimal.valueOf(price);
    return new Candle(at, value, value, value, value, BigDecimal.valueOf(volume));
  }

  private List<Sample> stored() {
    return await(stored.latest());
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
