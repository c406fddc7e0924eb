package dev.bulletin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.dashboard.source.ExchangeStub;
import dev.bulletin.dashboard.source.ExchangeStub.Mood;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One instance on real servers, asking an exchange that can be told to misbehave. */
class DashboardServiceIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Five times the interval at which it is asked. */
  private static final Duration REST = Duration.ofMillis(1_500);

  private static PostgresServer postgres;
  private static RedisServer redis;
  private static PostgresServer.Access access;

  private ExchangeStub exchange;
  private RunningService service;

  @BeforeAll
  static void startServers() {
    postgres = PostgresServer.start();
    redis = RedisServer.start();
    access = postgres.createService("dashboard");
  }

  @AfterAll
  static void stopServers() {
    redis.close();
    postgres.close();
  }

  @BeforeEach
  void start() {
    exchange = ExchangeStub.start();
    service = startService();
    waitUntilFresh();
  }

  @AfterEach
  void stop() {
    service.close();
    exchange.close();
    redis.restart();
    postgres.execute("TRUNCATE dashboard.sample");
  }

  private RunningService startService() {
    return RunningService.start(Nodes.alone(), Instances.config(access, redis, exchange.uri()));
  }

  @Test
  void sumsUpWhatTheExchangeSays() {
    DashboardSummary summary = service.summary();
    assertThat(summary.simulated()).isFalse();
    assertThat(prices()).extracting(Tile::key).isEqualTo(ExternalApis.PAIRS);
    for (Tile tile : prices()) {
      assertThat(tile.figure().value()).isGreaterThan(new BigDecimal("96000"));
      assertThat(tile.figure().source()).isEqualTo("binance");
      assertThat(tile.figure().at()).isAfter(Instant.now().minusSeconds(60));
      assertThat(tile.change().value()).isEqualByComparingTo("-1.25");
    }
  }

  @Test
  void changesItsVersionWithEveryTick() {
    String before = service.summary().provenance().version();
    Eventually.that(
        LIMIT, () -> assertThat(service.summary().provenance().version()).isNotEqualTo(before));
  }

  @Test
  void answersNotFoundForAnUnknownDashboard() {
    assertThatThrownBy(() -> service.summary("bonds"))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
  }

  @Test
  void tellsTheRoomOfEveryTileOnceATick() {
    Eventually.that(LIMIT, () -> assertThat(pricesTold()).hasSizeGreaterThanOrEqualTo(14));
    List<RoomMessage> told = pricesTold();
    assertThat(told.subList(0, 7)).extracting(RoomMessage::key).isEqualTo(ExternalApis.PAIRS);
    assertThat(told).extracting(RoomMessage::id).doesNotHaveDuplicates();
  }

  /** Among what the other sources say, which are not asked at the same time. */
  private List<RoomMessage> pricesTold() {
    return service.told().stream()
        .filter(message -> message.room().equals("dashboard:crypto"))
        .filter(message -> ExternalApis.PAIRS.contains(message.key()))
        .toList();
  }

  @Test
  void storesEverySampleThatItAnnounces() {
    Eventually.that(LIMIT, () -> assertThat(service.heard()).hasSizeGreaterThan(30));
    Set<String> announced = keys(service.heard());
    Eventually.that(LIMIT, () -> assertThat(stored()).containsAll(announced));
  }

  @Test
  void tellsHowASeriesHasMoved() {
    Eventually.that(LIMIT, () -> assertThat(service.heard("BTC-USDT.price")).hasSizeGreaterThan(4));
    SeriesHistory history = service.lastMinute("BTC-USDT.price", 2_000);
    assertThat(history.provenance().tags()).containsExactly("series:BTC-USDT.price");
    assertThat(history.points()).hasSizeGreaterThan(3);
    // What is stored is announced a moment later.
    Eventually.that(
        LIMIT,
        () ->
            assertThat(history.points())
                .extracting(SeriesPoint::value)
                .usingElementComparator(BigDecimal::compareTo)
                .isSubsetOf(announcedValues()));
    assertThat(service.lastMinute("BTC-USDT.price", 3).points()).hasSizeBetween(1, 3);
    assertThatThrownBy(() -> service.lastMinute("BTC-USDT.volume", 10))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
  }

  @ParameterizedTest
  @EnumSource(names = {"STALL", "GARBAGE", "LIMIT"})
  void letsFiguresGrowOldWhileTheExchangeMisbehavesAndRecovers(Mood mood) {
    exchange.be(mood);
    Eventually.that(LIMIT, () -> assertThat(service.isResting()).isTrue());
    Eventually.that(LIMIT, () -> assertThat(everyFigureIsStale()).isTrue());
    assertThat(shownValues()).isSubsetOf(announcedValues());
    exchange.be(Mood.WELL);
    waitUntilFresh();
    Eventually.that(LIMIT, () -> assertThat(service.isResting()).isFalse());
  }

  @Test
  void pressesAnExchangeThatFailsNoFurther() {
    exchange.be(Mood.FAIL);
    Eventually.that(LIMIT, () -> assertThat(service.isResting()).isTrue());
    int asked = exchange.requests();
    long begin = System.nanoTime();
    Eventually.that(LIMIT, () -> assertThat(everyFigureIsStale()).isTrue());
    int tries = exchange.requests() - asked;
    long rests = 1 + (System.nanoTime() - begin) / REST.toNanos();
    // A try or two after each rest; without one there are three tries a second.
    assertThat(tries).isLessThanOrEqualTo((int) (2 * rests));
  }

  @Test
  void saysInItsHealthThatTheExchangeFailsAndThatItIsBack() {
    Eventually.that(LIMIT, () -> assertThat(service.check("source-binance").up()).isTrue());
    exchange.be(Mood.FAIL);
    Eventually.that(LIMIT, () -> assertThat(service.isResting()).isTrue());
    Eventually.that(LIMIT, () -> assertThat(service.check("source-binance").up()).isFalse());
    assertThat(service.check("source-binance").detail()).startsWith("binance: tickers: ");
    exchange.be(Mood.WELL);
    Eventually.that(LIMIT, () -> assertThat(service.check("source-binance").up()).isTrue());
  }

  @Test
  void goesOnWithoutRedisAndSharesAgainWhenItIsBack() {
    redis.kill();
    Instant killed = Instant.now();
    Eventually.that(LIMIT, () -> assertThat(service.summary().provenance().asOf()).isAfter(killed));
    waitUntilFresh();
    Eventually.that(LIMIT, () -> assertThat(service.check("cache").up()).isFalse());
    redis.restart();
    Eventually.that(LIMIT, () -> assertThat(service.check("cache").up()).isTrue());
    assertARestartedInstanceKnowsTheLastFiguresAtOnce(
        () -> postgres.execute("TRUNCATE dashboard.sample"));
  }

  @Test
  void knowsTheLastFiguresFromRedisAfterARestart() {
    assertARestartedInstanceKnowsTheLastFiguresAtOnce(
        () -> postgres.execute("TRUNCATE dashboard.sample"));
  }

  @Test
  void knowsTheLastFiguresFromPostgresAfterARestartWhenRedisIsEmpty() {
    assertARestartedInstanceKnowsTheLastFiguresAtOnce(redis::restart);
  }

  @Test
  void knowsTheLastFiguresFromPostgresAfterARestartWhenRedisIsAway() {
    assertARestartedInstanceKnowsTheLastFiguresAtOnce(redis::kill);
  }

  private void assertARestartedInstanceKnowsTheLastFiguresAtOnce(Runnable betweenTheRuns) {
    waitUntilFresh();
    waitUntilShared();
    service.close();
    // What was stored last may not have been announced any more.
    Set<BigDecimal> before = announcedValues();
    before.addAll(exchange.prices());
    exchange.be(Mood.FAIL);
    betweenTheRuns.run();
    service = startService();
    Eventually.that(LIMIT, () -> assertThat(shownValues()).doesNotContainNull().isSubsetOf(before));
  }

  @Test
  void goesOnLiveWhilePostgresHangsAndStoresWhatItToldMeanwhile() {
    postgres.pause();
    try {
      Instant paused = Instant.now();
      Instant later = paused.plusSeconds(6);
      Eventually.that(
          LIMIT, () -> assertThat(service.summary().provenance().asOf()).isAfter(later));
      waitUntilFresh();
      Set<BigDecimal> shown = shownValues();
      Eventually.that(LIMIT, () -> assertThat(announcedValues()).containsAll(shown));
    } finally {
      postgres.resume();
    }
    Set<String> announced = keys(service.heard());
    Eventually.that(LIMIT, () -> assertThat(stored()).containsAll(announced));
    waitUntilFresh();
  }

  private static Set<String> keys(List<Sample> samples) {
    return samples.stream()
        .map(sample -> sample.series() + "@" + sample.at().toEpochMilli())
        .collect(Collectors.toSet());
  }

  private static Set<String> stored() {
    return Set.copyOf(
        postgres.query(
            "SELECT name || '@' || (extract(epoch FROM at) * 1000)::bigint"
                + " FROM dashboard.sample JOIN dashboard.series ON id = series_id"));
  }

  private void waitUntilFresh() {
    Eventually.that(
        LIMIT,
        () ->
            assertThat(prices())
                .allMatch(tile -> tile.figure().value() != null)
                .noneMatch(tile -> tile.figure().stale()));
  }

  /** What Redis has missed while it was away is told all the same. */
  private void waitUntilShared() {
    Set<String> prices =
        ExternalApis.PAIRS.stream().map(pair -> pair + ".price").collect(Collectors.toSet());
    Eventually.that(LIMIT, () -> assertThat(service.shared(redis)).containsAll(prices));
  }

  private List<Tile> prices() {
    return service.summary().tiles().stream()
        .filter(tile -> ExternalApis.PAIRS.contains(tile.key()))
        .toList();
  }

  private boolean everyFigureIsStale() {
    return prices().stream().allMatch(tile -> tile.figure().stale());
  }

  private Set<BigDecimal> shownValues() {
    return prices().stream().map(tile -> tile.figure().value()).collect(Collectors.toSet());
  }

  private Set<BigDecimal> announcedValues() {
    return service.heard().stream()
        .map(Sample::value)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
