package dev.bulletin.common.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.breaker.Breaking;
import dev.bulletin.common.upstream.HostStub.Mood;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.common.upstream.UpstreamState.Breaker;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.MovingClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpstreamBreakerTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final HostStub host = HostStub.start();
  private final MovingClock clock = new MovingClock(NOW);
  private Asking asking = restingFor(Duration.ofMinutes(1));

  private Asking restingFor(Duration rest) {
    return new Asking(
        new UpstreamOptions(
            "stub",
            host.uri(),
            Asking.PATIENT,
            1 << 20,
            false,
            0,
            new Breaking(3, 6, Duration.ofMinutes(1), rest)),
        clock);
  }

  /** For those who wait until the rest is over. */
  private void rest(Duration rest) {
    asking.close();
    asking = restingFor(rest);
  }

  @AfterEach
  void stop() {
    asking.close();
    host.close();
  }

  @Test
  void restsAfterThreeFailuresInARow() {
    failThreeTimes();
    asking.fail(Reason.RESTING);
    assertThat(host.requests()).isEqualTo(3);
    assertThat(asking.upstream().state().breaker()).isEqualTo(Breaker.OPEN);
    assertThat(asking.upstream().state().lastFailure())
        .contains(new UpstreamState.Failure(NOW, Reason.STATUS, "answered 500"));
    assertThat(asking.breaker("open")).isEqualTo(1);
    assertThat(asking.breaker("closed")).isZero();
    assertThat(asking.calls("resting")).isEqualTo(1);
    assertThat(asking.timed()).as("of calls made").isEqualTo(3);
  }

  @Test
  void restsWhenItFailsEveryOtherTime() {
    host.answerFirstWith(500, 200, 500, 200, 200, 500);
    for (int i = 0; i < 5; i++) {
      Asking.await(asking.begin("/").otherwiseEmpty());
    }
    assertThat(asking.upstream().state().isFailing()).isFalse();
    asking.fail(Reason.STATUS);
    assertThat(asking.upstream().state().isFailing()).isTrue();
  }

  @Test
  void forgetsFailuresFromBeforeTheWindow() {
    host.answerFirstWith(500, 500);
    asking.fail(Reason.STATUS);
    asking.fail(Reason.STATUS);
    clock.pass(Duration.ofSeconds(61));
    host.answerWith(500);
    asking.fail(Reason.STATUS);
    assertThat(asking.upstream().state().isFailing()).isFalse();
  }

  @Test
  void countsEachKindOfFailure() {
    host.beFirst(Mood.GARBAGE, Mood.HUGE, Mood.CUT);
    asking.fail(Reason.INVALID);
    asking.fail(Reason.TOO_LARGE);
    asking.fail(Reason.UNREACHABLE);
    asking.fail(Reason.RESTING);
  }

  @Test
  void takesARefusalOfOneRequestForAnAnswer() {
    host.answerWith(404);
    for (int i = 0; i < 10; i++) {
      asking.fail(Reason.STATUS);
    }
    assertThat(asking.upstream().state().isFailing()).isFalse();
    assertThat(asking.upstream().state().lastAnswer()).isEmpty();
  }

  @Test
  void restsWhenItIsNotLetIn() {
    host.answerWith(403);
    asking.fail(Reason.STATUS);
    asking.fail(Reason.STATUS);
    asking.fail(Reason.STATUS);
    asking.fail(Reason.RESTING);
  }

  @Test
  void asksOnceAfterTheRestAndGoesOnWhenThatWorks() {
    rest(Duration.ofMillis(400));
    failThreeTimes();
    host.be(Mood.HOLD);
    waitForTheTrial();
    var trial = asking.begin("/");
    assertThat(asking.fail("/other").reason()).isEqualTo(Reason.RESTING);
    Eventually.that(LIMIT, () -> assertThat(host.requests()).isEqualTo(4));
    host.letGo();
    assertThat(Asking.await(trial)).isZero();
    assertThat(asking.upstream().state().breaker()).isEqualTo(Breaker.CLOSED);
    assertThat(asking.breaker("closed")).isEqualTo(1);
    assertThat(asking.upstream().state().lastAnswer()).contains(NOW);
  }

  @Test
  void restsAgainWhenTheTrialFails() {
    rest(Duration.ofSeconds(2));
    failThreeTimes();
    waitForTheTrial();
    asking.fail(Reason.STATUS);
    asking.fail(Reason.RESTING);
  }

  @Test
  void beginsToCountAnewAfterTheRest() {
    rest(Duration.ofMillis(400));
    failThreeTimes();
    waitForTheTrial();
    host.answerFirstWith(200, 500, 500);
    asking.get();
    asking.fail(Reason.STATUS);
    asking.fail(Reason.STATUS);
    assertThat(asking.upstream().state().isFailing()).isFalse();
  }

  @Test
  void restsAtOnceWhenItAskedTooOften() {
    host.answerWith(429);
    asking.fail(Reason.LIMITED);
    asking.fail(Reason.RESTING);
    assertThat(host.requests()).isEqualTo(1);
  }

  @Test
  void restsAsLongAsTheHostWishes() {
    rest(Duration.ofMillis(400));
    host.answerFirstWith(418, "120");
    assertThat(asking.fail().retryAfter()).contains(Duration.ofMinutes(2));
    clock.pass(Duration.ofSeconds(119));
    assertThat(asking.fail().retryAfter()).contains(Duration.ofSeconds(1));
    assertThat(asking.breaker("open")).isEqualTo(1);
    clock.pass(Duration.ofSeconds(1));
    waitForTheTrial();
    assertThat(asking.get()).isEqualTo(2);
  }

  @Test
  void asksOnceInAnHourHoweverLongTheHostWishes() {
    rest(Duration.ofMillis(400));
    host.answerFirstWith(429, "999999999");
    asking.fail(Reason.LIMITED);
    clock.pass(Duration.ofHours(1));
    waitForTheTrial();
    assertThat(asking.get()).isEqualTo(2);
  }

  private void failThreeTimes() {
    host.answerFirstWith(500, 500, 500);
    for (int i = 0; i < 3; i++) {
      asking.fail(Reason.STATUS);
    }
    host.answerWith(500);
  }

  private void waitForTheTrial() {
    Eventually.that(LIMIT, () -> assertThat(asking.breaker("half_open")).isEqualTo(1));
  }
}
