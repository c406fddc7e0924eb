package dev.bulletin.common.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentCallsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final RecentCalls recent =
      new RecentCalls(new Breaking(3, 10, WINDOW, Duration.ofSeconds(1)));

  @Test
  void allowsHalfOfAFew() {
    for (int i = 0; i < 4; i++) {
      recent.succeeded(NOW);
      assertThat(recent.failed(NOW)).isFalse();
    }
    recent.succeeded(NOW);
    assertThat(recent.failed(NOW)).as("five of ten").isTrue();
  }

  @Test
  void allowsLessThanHalf() {
    for (int i = 0; i < 200; i++) {
      recent.succeeded(NOW);
      recent.succeeded(NOW);
      assertThat(recent.failed(NOW)).isFalse();
    }
  }

  @Test
  void looksAtAHundredOnly() {
    for (int i = 0; i < 1_000; i++) {
      recent.succeeded(NOW);
    }
    boolean tooMany = false;
    for (int i = 0; i < 50; i++) {
      recent.succeeded(NOW);
      tooMany = recent.failed(NOW);
    }
    assertThat(tooMany).isTrue();
  }

  @Test
  void takesThreeInARowOfWhichNoneIsFromBeforeTheWindow() {
    assertThat(recent.failed(NOW)).isFalse();
    assertThat(recent.failed(NOW)).isFalse();
    assertThat(recent.failed(NOW.plus(WINDOW).plusMillis(1))).isFalse();
    assertThat(recent.failed(NOW.plus(WINDOW).plusMillis(2))).isFalse();
    assertThat(recent.failed(NOW.plus(WINDOW).plusMillis(3))).isTrue();
  }

  @Test
  void restsNoLongerThanHalfAMinuteHoweverRarelyItIsAsked() {
    Breaking breaking = Breaking.of(Duration.ofHours(1), Duration.ofSeconds(3));
    assertThat(breaking.rest()).isEqualTo(Duration.ofSeconds(30));
    assertThat(breaking.window()).isGreaterThan(Duration.ofHours(10));
  }
}
