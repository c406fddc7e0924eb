package dev.bulletin.dashboard.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** How every store of samples behaves. */
public abstract class SampleStoreContract {
  protected static final String SOURCE = "binance";
  protected static final Instant AT = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  /** An empty one. */
  protected abstract SampleStore store();

  /** Begins a term, for stores that are not told of it by who writes. */
  protected void begin(long term) {}

  protected static Sample price(String value, Instant at) {
    return new Sample("BTC-USDT.price", new BigDecimal(value), at, SOURCE);
  }

  protected static Samples pushed(Sample... samples) {
    return new Samples(Samples.PUSHED, List.of(samples));
  }

  private static Samples polled(long term, Sample... samples) {
    return new Samples(term, List.of(samples));
  }

  @Test
  void givesBackWhatWasKeptToTheLastDigit() {
    SampleStore store = store();
    Sample change =
        new Sample("BTC-USDT.change24h", new BigDecimal("-0.120"), AT.minusMillis(7), SOURCE);
    Sample price = price("96123.45000000", AT);
    await(store.keep(pushed(price, change)));
    assertThat(await(store.latest())).containsExactlyInAnyOrder(price, change);
  }

  @Test
  void givesTheNewestOfEachSeriesWhateverCameLast() {
    SampleStore store = store();
    await(store.keep(pushed(price("2", AT))));
    await(store.keep(pushed(price("3", AT.plusMillis(1)))));
    await(store.keep(pushed(price("1", AT.minusSeconds(60)))));
    assertThat(await(store.latest())).containsExactly(price("3", AT.plusMillis(1)));
  }

  @Test
  void keepsTheFirstOfTwoThatAreOfOneTime() {
    SampleStore store = store();
    await(store.keep(pushed(price("1", AT))));
    await(store.keep(pushed(price("2", AT))));
    assertThat(await(store.latest())).containsExactly(price("1", AT));
  }

  @Test
  void keepsNothingThatWasPolledInALowerTerm() {
    SampleStore store = store();
    begin(7);
    assertThat(await(store.keep(polled(7, price("1", AT))))).isEmpty();
    begin(9);
    await(store.keep(polled(9, price("2", AT.plusMillis(1)))));
    Samples late = polled(7, price("3", AT.plusMillis(2)));
    assertThatThrownBy(() -> await(store.keep(late))).isInstanceOf(LowerTermException.class);
    assertThat(await(store.latest())).containsExactly(price("2", AT.plusMillis(1)));
  }

  @Test
  void keepsWhatIsPushedInEveryTerm() {
    SampleStore store = store();
    begin(9);
    await(store.keep(polled(9, price("1", AT))));
    await(store.keep(pushed(price("2", AT.plusMillis(1)))));
    await(store.keep(polled(9, price("3", AT.plusMillis(2)))));
    assertThat(await(store.latest())).containsExactly(price("3", AT.plusMillis(2)));
  }

  @Test
  void givesNothingWhenNothingWasKept() {
    assertThat(await(store().latest())).isEmpty();
  }

  protected static <T> T await(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
