package dev.bulletin.dashboard.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.MovingClock;
import dev.bulletin.dashboard.source.SourceException.Reason;
import dev.bulletin.testing.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedSourceTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final List<Sample> SAMPLES =
      List.of(new Sample("BTC-USDT.price", BigDecimal.TEN, NOW, "fake"));

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MovingClock clock = new MovingClock(NOW);
  private final FakeSource fake = new FakeSource();
  private final GuardedSource source =
      new GuardedSource(
          vertx,
          fake,
          new GuardedSource.Limits(
              3, Duration.ofMinutes(1), Duration.ofMillis(150), Duration.ofMillis(300)),
          meters,
          clock);

  private static final class FakeSource implements Source {
    private volatile Supplier<Future<List<Sample>>> answer = () -> Future.succeededFuture(SAMPLES);
    private volatile int asked;

    void failWith(Reason reason) {
      answer = () -> Future.failedFuture(new SourceException(reason, "as the test wants it"));
    }

    void answerWell() {
      answer = () -> Future.succeededFuture(SAMPLES);
    }

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Future<List<Sample>> fetch() {
      asked++;
      return answer.get();
    }
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void handsGoodAnswersOnAndRemembersWhen() {
    assertThat(source.lastAnswer()).isEmpty();
    assertThat(fetch()).isEqualTo(SAMPLES);
    assertThat(source.lastAnswer()).contains(NOW);
    assertThat(fetches("ok")).isEqualTo(1);
  }

  @Test
  void letsTheSourceRestAfterThreeFailuresInARow() {
    failThreeTimes();
    assertFails(Reason.RESTING);
    assertThat(fake.asked).isEqualTo(3);
    assertThat(source.isFailing()).isTrue();
    assertThat(breaker("open")).isEqualTo(1);
    assertThat(breaker("closed")).isZero();
    assertThat(fetches("resting")).isEqualTo(1);
  }

  @Test
  void countsEachKindOfFailureTowardsTheRest() {
    for (Reason reason : List.of(Reason.STATUS, Reason.INVALID, Reason.TOO_LARGE)) {
      fake.failWith(reason);
      assertFails(reason);
      assertThat(fetches(reason.label())).isEqualTo(1);
    }
    assertFails(Reason.RESTING);
  }

  @Test
  void asksOnceAfterTheRestAndGoesOnWhenThatWorks() {
    failThreeTimes();
    fake.answerWell();
    Eventually.that(LIMIT, () -> assertThat(breaker("half_open")).isEqualTo(1));
    assertThat(fetch()).isEqualTo(SAMPLES);
    assertThat(source.isFailing()).isFalse();
    assertThat(breaker("closed")).isEqualTo(1);
    assertThat(fake.asked).isEqualTo(4);
  }

  @Test
  void restsAgainWhenTheTrialFails() {
    failThreeTimes();
    Eventually.that(LIMIT, () -> assertThat(breaker("half_open")).isEqualTo(1));
    assertFails(Reason.STATUS);
    assertFails(Reason.RESTING);
    assertThat(fake.asked).isEqualTo(4);
  }

  @Test
  void startsCountingAnewAfterAGoodAnswer() {
    fake.failWith(Reason.STATUS);
    assertFails(Reason.STATUS);
    assertFails(Reason.STATUS);
    fake.answerWell();
    fetch();
    fake.failWith(Reason.STATUS);
    assertFails(Reason.STATUS);
    assertFails(Reason.STATUS);
    assertThat(source.isFailing()).isFalse();
  }

  @Test
  void doesNotWaitForASourceThatForgetsItsOwnDeadline() {
    fake.answer = () -> Promise.<List<Sample>>promise().future();
    assertFails(Reason.TIMEOUT);
  }

  @Test
  void restsNoLongerThanHalfAMinuteHoweverRarelyItIsAsked() {
    var limits = GuardedSource.Limits.of(Duration.ofHours(1), Duration.ofSeconds(3));
    assertThat(limits.rest()).isEqualTo(Duration.ofSeconds(30));
    assertThat(limits.window()).isGreaterThan(Duration.ofHours(3));
  }

  private void failThreeTimes() {
    fake.failWith(Reason.STATUS);
    for (int i = 0; i < 3; i++) {
      assertFails(Reason.STATUS);
    }
  }

  private void assertFails(Reason reason) {
    assertThatThrownBy(this::fetch)
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private List<Sample> fetch() {
    try {
      return source.fetch().await(5, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private double fetches(String outcome) {
    return meters
        .get("bulletin.source.fetches")
        .tags("source", "fake", "outcome", outcome)
        .counter()
        .count();
  }

  private double breaker(String state) {
    return meters
        .get("bulletin.source.breaker")
        .tags("source", "fake", "state", state)
        .gauge()
        .value();
  }
}
