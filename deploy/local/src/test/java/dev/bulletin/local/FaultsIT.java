package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.health.CheckResult;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Patient;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table of what readers see while sources fail, source by source and fault by fault, and the
 * pages that tell them what cannot be shown.
 */
class FaultsIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);

  /**
   * What a source had sent when it was told to fail may still come; by its clock, which is ours.
   */
  private static final Duration UNDER_WAY = Duration.ofSeconds(5);

  private static StartedSuite suite;
  private static Browser browser;

  @BeforeAll
  static void start() {
    suite =
        StartedSuite.start(
            Map.of(
                "BULLETIN_POLL_INTERVAL", "1s",
                "BULLETIN_SLOW_POLL_INTERVAL", "2s",
                "BULLETIN_FRESHNESS_LIMIT", "3s"));
    browser = Browser.open("http://localhost:" + suite.port());
  }

  @AfterAll
  static void stop() {
    browser.close();
    suite.close();
  }

  @BeforeEach
  void waitUntilAllIsWell() {
    Eventually.that(LIMIT, FaultsIT::checkThatAllIsWell);
  }

  @AfterEach
  void end() {
    choose("none", "binance", "coingecko", "alternative-me", "finnhub");
  }

  private static void checkThatAllIsWell() {
    assertThat(tile("BTC-USDT").figure())
        .satisfies(
            price -> {
              assertThat(price.source()).isEqualTo("binance-simulated");
              assertThat(price.stale()).isFalse();
            });
    assertThat(tile("BTC-USDT").unit()).isEqualTo("USDT");
    assertThat(tile("market-capitalisation").figure().stale()).isFalse();
    for (String source : List.of("binance", "coingecko", "alternative-me", "finnhub")) {
      assertThat(check(source).up()).as(source).isTrue();
      assertThat(isBreaker(source, "closed")).as(source).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "stall", "limit", "garbage", "cut", "lie"})
  void whileTheExchangeFailsPricesAreThoseOfTheSourceThatStandsBy(String fault) {
    choose(fault, "binance");
    Eventually.that(LIMIT, FaultsIT::checkThatTheExchangeAloneFails);
    choose("none", "binance");
    Eventually.that(LIMIT, FaultsIT::checkThatAllIsWell);
  }

  private static void checkThatTheExchangeAloneFails() {
    checkThatAnotherStandsIn();
    assertThat(check("binance").up()).isFalse();
    assertThat(isBreaker("binance", "open")).isTrue();
    assertThat(check("coingecko").up()).isTrue();
    assertThat(isBreaker("coingecko", "closed")).isTrue();
    assertThat(tile("market-capitalisation").figure().stale()).isFalse();
  }

  private static void checkThatAnotherStandsIn() {
    Tile bitcoin = tile("BTC-USDT");
    assertThat(bitcoin.figure().series()).isEqualTo("BTC-USD.price");
    assertThat(bitcoin.figure().source()).isEqualTo("coingecko-simulated");
    assertThat(bitcoin.figure().stale()).isFalse();
    assertThat(bitcoin.figure().value()).isPositive();
    assertThat(bitcoin.unit()).isEqualTo("USD");
  }

  @Test
  void whatNothingStandsInForKeepsItsLastFigureAndSaysThatItIsOld() {
    choose("error", "coingecko", "alternative-me", "finnhub");
    Instant failing = Instant.now();
    Eventually.that(
        LIMIT, () -> assertThat(tile("market-capitalisation").figure().stale()).isTrue());
    Tile market = tile("market-capitalisation");
    assertThat(market.figure().value()).isPositive();
    assertThat(market.figure().at()).isBefore(failing.plus(UNDER_WAY));
    assertThat(page()).contains("data-tile=\"market-capitalisation\" data-state=\"stale\"");
    for (String source : List.of("coingecko", "alternative-me", "finnhub")) {
      Eventually.that(LIMIT, () -> assertThat(check(source).up()).as(source).isFalse());
      Eventually.that(LIMIT, () -> assertThat(isBreaker(source, "open")).as(source).isTrue());
    }
    Tile mood = tile("fear-and-greed");
    assertThat(mood.figure().value()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
    assertThat(mood.figure().at()).isBefore(failing.plus(UNDER_WAY));
    Eventually.that(LIMIT, () -> assertThat(tile("BTC-USDT").figure().stale()).isFalse());
  }

  @Test
  void whenTheExchangeAndTheOneThatStandsByFailPricesGrowOldAndNoneIsMadeUp() {
    choose("garbage", "binance", "coingecko");
    Instant failing = Instant.now();
    Eventually.that(LIMIT, () -> assertThat(tile("BTC-USDT").figure().stale()).isTrue());
    Tile bitcoin = tile("BTC-USDT");
    assertThat(bitcoin.figure().value()).isPositive();
    assertThat(bitcoin.figure().at()).isBefore(failing.plus(UNDER_WAY));
    Eventually.that(LIMIT, () -> assertThat(check("coingecko").up()).isFalse());
  }

  @Test
  void pagesOfFiguresThatAreOldAreSoundInEveryLanguageThemeAndWidth() {
    choose("error", "binance", "coingecko");
    Eventually.that(LIMIT, () -> assertThat(tile("BTC-USDT").figure().stale()).isTrue());
    browser.pass("stale");
  }

  @Test
  void pagesOfWhatCannotBeReadSayWhyInEveryLanguageThemeAndWidth() {
    suite.servers().postgres().pause();
    try {
      browser.pass("away");
    } finally {
      suite.servers().postgres().resume();
    }
  }

  @Test
  void pagesOfWhatFailsSaySoInEveryLanguageThemeAndWidth() {
    suite
        .servers()
        .postgres()
        .execute("ALTER TABLE report_service.report_text RENAME TO elsewhere");
    try {
      browser.pass("broken");
    } finally {
      suite
          .servers()
          .postgres()
          .execute("ALTER TABLE report_service.elsewhere RENAME TO report_text");
    }
  }

  private static void choose(String fault, String... sources) {
    for (String source : sources) {
      String json = "{\"source\":\"%s\",\"fault\":\"%s\"}".formatted(source, fault);
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder(
                      URI.create(suite.servers().simulatorUrl() + "/simulator/fault"))
                  .PUT(HttpRequest.BodyPublishers.ofString(json)));
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  private static String page() {
    return send(HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + suite.port() + "/en/dashboards/crypto")))
        .body();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    return HttpClient.newHttpClient()
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .join();
  }

  private static CheckResult check(String source) {
    return Objects.requireNonNull(
        done(suite.node().health().report()).checks().get("dashboard-service/source-" + source));
  }

  /** What the metrics say. */
  private static boolean isBreaker(String source, String state) {
    return suite
            .node()
            .meters()
            .get("bulletin.upstream.breaker")
            .tags("upstream", source + "-simulated", "state", state)
            .gauge()
            .value()
        == 1;
  }

  private static Tile tile(String key) {
    return Patient.ask(
            suite.node().bus(), DashboardContract.SUMMARIZE, new SummarizeDashboard("crypto"))
        .tiles()
        .stream()
        .filter(tile -> tile.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
