package dev.bulletin.dashboard.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.breaker.Breaking;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.upstream.Upstream;
import dev.bulletin.common.upstream.UpstreamException;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.common.upstream.UpstreamOptions;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.dashboard.series.InMemorySamples;
import dev.bulletin.dashboard.series.LatestSamples;
import dev.bulletin.testing.MovingClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How sources are watched, and what a check says of it. */
class SourceCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MovingClock clock = new MovingClock(NOW);
  private final FakeSource prices =
      new FakeSource("prices", List.of("BTC-USD.price"), FakeSource.plan(SECOND, SECOND));
  private final FakeSource fallback =
      new FakeSource(
          "fallback", List.of("ETH-USD.price"), FakeSource.plan(SECOND, SECOND).asStandby());
  private final WatchedSource watched = new WatchedSource(prices, meters, clock);
  private final WatchedSource standby = new WatchedSource(fallback, meters, clock);
  private final LatestSamples latest =
      new LatestSamples(new InMemorySamples(), new InMemorySamples(), SECOND, clock);
  private boolean leading = true;
  private final SourceCheck check =
      new SourceCheck(
          new PolledApi("fake", upstream(), List.of(watched, standby)),
          latest,
          () -> leading,
          clock);

  private Upstream upstream() {
    var options =
        UpstreamOptions.of("fake", URI.create("http://127.0.0.1:9"), Breaking.of(SECOND, SECOND));
    return Upstream.open(vertx, options, meters, clock);
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void namesEachSourceWithTheAgeOfItsLastAnswer() {
    await(watched.fetch());
    await(standby.fetch());
    clock.pass(SECOND);
    assertThat(await(check.probe()))
        .isEqualTo(
            "fake: prices: last good answer 1000 ms ago;"
                + " fallback (stands by): last good answer 1000 ms ago");
  }

  @Test
  void failsWhereNothingCameYet() {
    assertFails("prices: has given nothing yet");
  }

  @Test
  void failsWhenASourceThatIsNeededFailsRepeatedly() {
    await(watched.fetch());
    fail(prices, watched, Reason.STATUS, 2);
    assertThat(await(check.probe())).contains("prices: last good answer 0 ms ago");
    fail(prices, watched, Reason.STATUS, 1);
    assertFails("prices: fails (status), breaker closed, last good answer 0 ms ago");
    prices.give();
    await(watched.fetch());
    assertThat(await(check.probe())).contains("prices: last good answer");
  }

  @Test
  void failsWhenTheLastAnswerIsTooOld() {
    await(watched.fetch());
    clock.pass(Duration.ofSeconds(15));
    assertThat(await(check.probe())).contains("prices: last good answer 15000 ms ago");
    clock.pass(Duration.ofMillis(1));
    assertFails("prices: last good answer 15001 ms ago");
  }

  @Test
  void onlyTellsOfOneThatStandsBy() {
    await(watched.fetch());
    fail(fallback, standby, Reason.TIMEOUT, 3);
    assertThat(await(check.probe())).contains("fallback (stands by): has given nothing yet");
  }

  @Test
  void judgesByTheNewestSamplesWhereAnotherInstancePolls() {
    leading = false;
    assertFails("prices: has given nothing yet");
    var sample = new Sample("BTC-USD.price", BigDecimal.TEN, NOW.minusSeconds(3), "fake");
    latest.hear(new Samples(Samples.PUSHED, List.of(sample)));
    assertThat(await(check.probe())).contains("prices: newest sample 3000 ms ago");
    clock.pass(Duration.ofSeconds(13));
    assertFails("prices: newest sample 16000 ms ago");
  }

  @Test
  void countsEachWayInWhichACallEnds() {
    await(watched.fetch());
    for (Reason reason : Reason.values()) {
      fail(prices, watched, reason, 1);
      assertThat(fetches(reason.label())).isEqualTo(1);
    }
    prices.failWith(new IllegalStateException("a mistake of ours"));
    assertThatThrownBy(() -> await(watched.fetch())).isInstanceOf(IllegalStateException.class);
    assertThat(fetches("error")).isEqualTo(1);
    assertThat(fetches("ok")).isEqualTo(1);
  }

  @Test
  void holdsASourceToItsDeadline() {
    prices.hang();
    assertThatThrownBy(() -> await(watched.fetch()))
        .isInstanceOfSatisfying(
            UpstreamException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT));
  }

  private void fail(FakeSource source, WatchedSource watching, Reason reason, int times) {
    source.failWith(reason);
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(() -> await(watching.fetch())).isInstanceOf(UpstreamException.class);
    }
  }

  private void assertFails(String words) {
    assertThatThrownBy(() -> await(check.probe()))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.detail()).contains(words));
  }

  private double fetches(String outcome) {
    return meters
        .get("bulletin.source.fetches")
        .tags("source", "fake", "feed", "prices", "outcome", outcome)
        .counter()
        .count();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
