package dev.bulletin.dashboard.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.Sample;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** How every store of samples behaves. */
abstract class SampleStoreContract {
  static final String SOURCE = "binance";
  static final List<String> SERIES = List.of("BTC-USDT.price", "BTC-USDT.change24h");
  static final Instant AT = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  /** An empty one. */
  abstract SampleStore store();

  static Sample price(String value, Instant at) {
    return new Sample("BTC-USDT.price", new BigDecimal(value), at, SOURCE);
  }

  @Test
  void givesBackWhatWasKeptToTheLastDigit() {
    SampleStore store = store();
    Sample change =
        new Sample("BTC-USDT.change24h", new BigDecimal("-0.120"), AT.minusMillis(7), SOURCE);
    Sample price = price("96123.45000000", AT);
    await(store.keep(List.of(price, change)));
    assertThat(await(store.latest())).containsExactlyInAnyOrder(price, change);
  }

  @Test
  void givesTheNewestOfEachSeriesWhateverCameLast() {
    SampleStore store = store();
    await(store.keep(List.of(price("2", AT))));
    await(store.keep(List.of(price("3", AT.plusMillis(1)))));
    await(store.keep(List.of(price("1", AT.minusSeconds(60)))));
    assertThat(await(store.latest())).containsExactly(price("3", AT.plusMillis(1)));
  }

  @Test
  void keepsTheFirstOfTwoThatAreOfOneTime() {
    SampleStore store = store();
    await(store.keep(List.of(price("1", AT))));
    await(store.keep(List.of(price("2", AT))));
    assertThat(await(store.latest())).containsExactly(price("1", AT));
  }

  @Test
  void givesNothingWhenNothingWasKept() {
    assertThat(await(store().latest())).isEmpty();
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(10, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
