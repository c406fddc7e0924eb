package dev.bulletin.dashboard.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.source.ExchangeStub.Mood;
import dev.bulletin.dashboard.source.SourceException.Reason;
import dev.bulletin.testing.Eventually;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The source over real HTTP, against a stub that misbehaves. */
class BinanceTickersTest {
  private static final Duration PATIENT = Duration.ofSeconds(15);
  private static final Duration IMPATIENT = Duration.ofMillis(500);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Vertx vertx = Vertx.vertx();
  private final ExchangeStub exchange = ExchangeStub.start();
  private Source source = source(PATIENT);

  private Source source(Duration deadline) {
    return new BinanceTickers(
        Upstream.create(vertx, deadline),
        "binance",
        exchange.uri(),
        List.of("BTC-USDT", "ETH-USDT"),
        Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    vertx.close().await();
    exchange.close();
  }

  @Test
  void asksForAllPairsInOneCall() {
    assertThat(fetch())
        .extracting(Sample::series)
        .containsExactly(
            "BTC-USDT.price", "BTC-USDT.change24h", "ETH-USDT.price", "ETH-USDT.change24h");
    assertThat(fetch().get(0).value()).isEqualByComparingTo(new BigDecimal("96002"));
    assertThat(exchange.requests()).isEqualTo(2);
  }

  @Test
  void keepsItsConnections() {
    for (int i = 0; i < 20; i++) {
      fetch();
    }
    assertFewConnections();
  }

  @Test
  void keepsItsConnectionsWhenRefused() {
    for (int i = 0; i < 10; i++) {
      assertFails(Mood.LIMIT, Reason.STATUS);
      assertFails(Mood.FAIL, Reason.STATUS);
    }
    assertFewConnections();
  }

  /** Not one: the next call may come before the last connection is back in the pool. */
  private void assertFewConnections() {
    assertThat(exchange.requests()).isEqualTo(20);
    assertThat(exchange.connections()).isLessThan(5);
  }

  @Test
  void givesUpAtTheDeadlineWhenNothingComes() {
    source = source(IMPATIENT);
    assertFails(Mood.STALL, Reason.TIMEOUT);
  }

  @Test
  void givesUpAtTheDeadlineWhenTheAnswerNeverEnds() {
    source = source(IMPATIENT);
    assertFails(Mood.DRIP, Reason.TIMEOUT);
  }

  @Test
  void refusesAnAnswerThatBreaksOff() {
    assertFails(Mood.CUT, Reason.UNREACHABLE);
  }

  @Test
  void refusesGarbage() {
    assertFails(Mood.GARBAGE, Reason.INVALID);
  }

  @Test
  void refusesAnyStatusButOk() {
    assertFails(Mood.FAIL, Reason.STATUS);
    assertFails(Mood.LIMIT, Reason.STATUS);
  }

  @Test
  void stopsReadingAnAnswerThatIsTooLarge() {
    assertFails(Mood.HUGE, Reason.TOO_LARGE);
    Eventually.that(LIMIT, () -> assertThat(exchange.openConnections()).isZero());
    assertThat(exchange.bytesSent()).isLessThan(30L << 20);
  }

  @Test
  void freesTheConnectionOfACallThatItGaveUp() {
    source = source(IMPATIENT);
    assertFails(Mood.STALL, Reason.TIMEOUT);
    Eventually.that(LIMIT, () -> assertThat(exchange.openConnections()).isZero());
    assertFails(Mood.DRIP, Reason.TIMEOUT);
    Eventually.that(LIMIT, () -> assertThat(exchange.openConnections()).isZero());
  }

  @Test
  void answersAgainAfterEachFault() {
    for (Mood mood : List.of(Mood.CUT, Mood.GARBAGE, Mood.FAIL, Mood.HUGE)) {
      exchange.be(mood);
      assertThatThrownBy(this::fetch).isInstanceOf(SourceException.class);
      exchange.be(Mood.WELL);
      assertThat(fetch()).as("after %s", mood).hasSize(4);
    }
  }

  @Test
  void saysThatNobodyListens() {
    exchange.close();
    assertThatThrownBy(this::fetch)
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
  }

  private void assertFails(Mood mood, Reason reason) {
    exchange.be(mood);
    assertThatThrownBy(this::fetch)
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private List<Sample> fetch() {
    try {
      return source.fetch().await(20, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("the deadline did not end the call", e);
    }
  }
}
