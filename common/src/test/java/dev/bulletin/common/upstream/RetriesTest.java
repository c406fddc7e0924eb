package dev.bulletin.common.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.upstream.UpstreamException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
  private static final Duration LEFT = Duration.ofSeconds(10);
  private static final UpstreamException BROKEN =
      new UpstreamException(Reason.UNREACHABLE, "as the test wants it");

  private final Retries retries = new Retries(2);

  @Test
  void waitsAnythingUpToACeilingThatDoubles() {
    assertThat(retries.pause(BROKEN, 1, LEFT, 0)).contains(Duration.ofMillis(1));
    assertThat(retries.pause(BROKEN, 1, LEFT, 0.999)).contains(Duration.ofMillis(200));
    assertThat(retries.pause(BROKEN, 2, LEFT, 0.999)).contains(Duration.ofMillis(400));
    assertThat(retries.pause(BROKEN, 3, LEFT, 0)).isEmpty();
  }

  @Test
  void doublesTheCeilingToThreeSecondsAtMost() {
    assertThat(new Retries(99).pause(BROKEN, 50, LEFT, 0.5)).contains(Duration.ofMillis(1_601));
  }

  @Test
  void doesNotWaitForWhatComesTooLate() {
    Duration left = Duration.ofMillis(101);
    assertThat(retries.pause(BROKEN, 1, left, 0.495)).contains(Duration.ofMillis(100));
    assertThat(retries.pause(BROKEN, 1, left, 0.5)).isEmpty();
  }

  @Test
  void addsItsPauseToTheOneTheHostWishes() {
    var limited = UpstreamException.refused(429, Optional.of(Duration.ofSeconds(3)));
    assertThat(retries.pause(limited, 1, LEFT, 0)).contains(Duration.ofMillis(3_001));
    assertThat(retries.pause(limited, 1, Duration.ofSeconds(3), 0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {418, 429, 400, 404, 301})
  void doesNotTryARefusalAgain(int status) {
    assertThat(retries.pause(UpstreamException.refused(status, Optional.empty()), 1, LEFT, 0))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "TOO_LARGE", "INVALID", "RESTING"})
  void doesNotTryAgainWhatWouldEndTheSameWay(Reason reason) {
    assertThat(retries.pause(new UpstreamException(reason, ""), 1, LEFT, 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "120, 120",
    "'Mon, 23 Nov 2026 09:01:00 GMT', 60",
    "'Mon, 23 Nov 2026 08:59:00 GMT', 0",
    "'Sunday, 23-Nov-26 09:01:00 GMT', ",
    "-1, ",
    "1.5, ",
    "9999999999, ",
    "soon, "
  })
  void readsSecondsAndDates(String retryAfter, Long seconds) {
    assertThat(Answer.pause(retryAfter, Instant.parse("2026-11-23T09:00:00Z")))
        .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }
}
