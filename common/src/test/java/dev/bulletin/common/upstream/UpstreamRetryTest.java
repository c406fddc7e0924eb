package dev.bulletin.common.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.breaker.Breaking;
import dev.bulletin.common.upstream.HostStub.Mood;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.testing.Eventually;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpstreamRetryTest {
  private static final Breaking THREE =
      new Breaking(3, 10, Duration.ofMinutes(1), Duration.ofMinutes(1));

  private final HostStub host = HostStub.start();
  private Asking asking = asking(Asking.PATIENT);

  private Asking asking(Duration deadline) {
    return Asking.of(new UpstreamOptions("stub", host.uri(), deadline, 1 << 20, false, 2, THREE));
  }

  @AfterEach
  void stop() {
    asking.close();
    host.close();
  }

  @Test
  void triesAgainWhatMayPass() {
    host.answerFirstWith(500, 503);
    assertThat(asking.get()).isEqualTo(3);
    assertThat(asking.calls("ok")).isEqualTo(1);
    assertThat(asking.calls("status")).isZero();
    assertThat(asking.count("retries")).isEqualTo(2);
  }

  @Test
  void triesAgainWhenTheConnectionBreaksOff() {
    host.beFirst(Mood.CUT);
    assertThat(asking.get()).isEqualTo(2);
  }

  @Test
  void givesUpAfterTwoTriesMoreAndCountsOneFailure() {
    host.answerWith(500);
    assertThat(asking.fail().status()).isEqualTo(OptionalInt.of(500));
    assertThat(host.requests()).isEqualTo(3);
    assertThat(asking.calls("status")).isEqualTo(1);
    assertThat(asking.upstream().state().isFailing()).isFalse();
  }

  @Test
  void doesNotTryAgainWhatWillNotPass() {
    host.answerFirstWith(404);
    asking.fail(Reason.STATUS);
    host.beFirst(Mood.GARBAGE);
    asking.fail(Reason.INVALID);
    assertThat(host.requests()).isEqualTo(2);
  }

  @Test
  void endsWithinOneDeadlineWhateverItTriesAgain() {
    asking.close();
    asking = asking(Duration.ofSeconds(3));
    host.answerFirstWith(500);
    host.be(Mood.STALL);
    asking.fail(Reason.TIMEOUT);
    assertThat(host.requests()).isEqualTo(2);
  }

  @Test
  void waitsAsLongAsTheHostWishesWhenThereIsTime() {
    host.answerFirstWith(429, "1");
    assertThat(asking.get()).isEqualTo(2);
    assertThat(asking.upstream().state().isFailing()).isFalse();
  }

  @Test
  void waitsOnlyWhileThereIsTime() {
    asking.close();
    asking = asking(Duration.ofMillis(3_900));
    host.answerWith(429, "2");
    asking.fail(Reason.LIMITED);
    assertThat(host.requests()).as("the second pause would end too late").isEqualTo(2);
  }

  @Test
  void leavesTheHostAloneMeanwhile() {
    host.answerFirstWith(429, "30");
    var waiting = asking.begin("/");
    Eventually.that(
        Duration.ofSeconds(60), () -> assertThat(asking.upstream().state().isFailing()).isTrue());
    assertThat(asking.fail("/other").reason()).isEqualTo(Reason.RESTING);
    assertThat(waiting.isComplete()).as("given up").isFalse();
    assertThat(host.requests()).isEqualTo(1);
  }

  @Test
  void failsAtOnceWhenTheHostWishesLongerThanThereIs() {
    host.answerWith(429, "60");
    assertThat(asking.fail().reason()).isEqualTo(Reason.LIMITED);
    asking.fail(Reason.RESTING);
    assertThat(host.requests()).isEqualTo(1);
  }

  @Test
  void doesNotTryAgainWhatTheTrialAfterARestFoundBroken() {
    asking.close();
    asking =
        Asking.of(
            new UpstreamOptions(
                "stub",
                host.uri(),
                Asking.PATIENT,
                1 << 20,
                false,
                2,
                new Breaking(1, 10, Duration.ofMinutes(1), Duration.ofMillis(200))));
    host.answerWith(500);
    asking.fail(Reason.STATUS);
    Eventually.that(
        Duration.ofSeconds(60), () -> assertThat(asking.breaker("half_open")).isEqualTo(1));
    asking.fail(Reason.STATUS);
    assertThat(host.requests()).isEqualTo(4);
  }
}
