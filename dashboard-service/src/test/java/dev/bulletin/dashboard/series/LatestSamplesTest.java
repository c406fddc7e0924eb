package dev.bulletin.dashboard.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.testing.MovingClock;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class LatestSamplesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final MovingClock clock = new MovingClock(NOW);
  private final InMemorySamples shared = new InMemorySamples();
  private final InMemorySamples history = new InMemorySamples();
  private final LatestSamples latest = new LatestSamples(shared, history, PATIENCE, clock);

  private static Sample price(long value, Instant at) {
    return new Sample("BTC-USDT.price", BigDecimal.valueOf(value), at, "binance");
  }

  @Test
  void answersFromMemoryWhileItHears() {
    latest.hear(new Samples(1, List.of(price(1, NOW))));
    clock.pass(PATIENCE);
    assertThat(current()).isEqualTo(1);
    assertThat(shared.reads()).isZero();
  }

  @Test
  void readsWhatIsSharedWhenItHasHeardNothingForLongerThanItsPatience() {
    latest.hear(new Samples(1, List.of(price(1, NOW))));
    clock.pass(PATIENCE.plusMillis(1));
    await(shared.keep(new Samples(1, List.of(price(2, clock.instant())))));
    assertThat(current()).isEqualTo(2);
    assertThat(history.reads()).isZero();
  }

  @Test
  void readsTheHistoryWhenTheSharedOnesAreAway() {
    shared.goAway();
    await(history.keep(new Samples(1, List.of(price(3, NOW)))));
    assertThat(current()).isEqualTo(3);
  }

  @Test
  void readsTheHistoryWhenNothingIsShared() {
    await(history.keep(new Samples(1, List.of(price(3, NOW)))));
    assertThat(current()).isEqualTo(3);
  }

  @Test
  void readsTheHistoryWhenWhatIsSharedIsBehind() {
    await(shared.keep(new Samples(1, List.of(price(1, NOW.minusSeconds(60))))));
    await(history.keep(new Samples(1, List.of(price(3, NOW)))));
    assertThat(current()).isEqualTo(3);
  }

  @Test
  void neverGoesBackInTime() {
    latest.hear(new Samples(1, List.of(price(5, NOW))));
    clock.pass(PATIENCE.plusMillis(1));
    await(shared.keep(new Samples(1, List.of(price(1, NOW.minusSeconds(60))))));
    assertThat(current()).isEqualTo(5);
    latest.hear(new Samples(1, List.of(price(2, NOW.minusSeconds(30)))));
    assertThat(current()).isEqualTo(5);
  }

  @Test
  void believesNobodyWhoLeadsNoLonger() {
    latest.hear(new Samples(2, List.of(price(1, NOW))));
    latest.hear(new Samples(1, List.of(price(9, NOW.plusSeconds(1)))));
    assertThat(current()).isEqualTo(1);
    latest.hear(new Samples(Samples.PUSHED, List.of(price(2, NOW.plusSeconds(1)))));
    latest.hear(new Samples(2, List.of(price(3, NOW.plusSeconds(2)))));
    assertThat(current()).isEqualTo(3);
    assertThat(latest.term()).isEqualTo(2);
  }

  @Test
  void answersWithWhatItKnowsWhenNothingCanBeRead() {
    latest.hear(new Samples(1, List.of(price(1, NOW))));
    clock.pass(PATIENCE.plusMillis(1));
    shared.goAway();
    history.goAway();
    assertThat(current()).isEqualTo(1);
  }

  @Test
  void answersWithWhatItKnowsWhenReadingHangs() {
    latest.hear(new Samples(1, List.of(price(1, NOW))));
    clock.pass(PATIENCE.plusMillis(1));
    shared.hang();
    assertThat(current()).isEqualTo(1);
  }

  @Test
  void knowsNothingRatherThanInvent() {
    assertThat(await(latest.current())).isEqualTo(Snapshot.EMPTY);
  }

  @Test
  void readsOnceWhoeverAsks() {
    for (int i = 0; i < 100; i++) {
      await(latest.current());
    }
    assertThat(shared.reads()).isEqualTo(1);
    assertThat(history.reads()).isEqualTo(1);
  }

  @Test
  void readsAgainWhenItsPatienceHasRunOutAnew() {
    await(latest.current());
    clock.pass(PATIENCE.plusMillis(1));
    await(shared.keep(new Samples(1, List.of(price(7, clock.instant())))));
    assertThat(current()).isEqualTo(7);
    assertThat(shared.reads()).isEqualTo(2);
  }

  private long current() {
    return await(latest.current()).newest("BTC-USDT.price").orElseThrow().value().longValue();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
