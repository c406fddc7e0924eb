package dev.bulletin.realtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = Long.MAX_VALUE - 10 * SECOND;

  private final Rate rate = new Rate(10, START);

  @Test
  void allowsWhatComesInTwoSecondsAtOnceAndThenTheRate() {
    for (int i = 0; i < 20; i++) {
      assertThat(rate.allows(START)).isTrue();
    }
    assertThat(rate.allows(START)).isFalse();
    assertThat(rate.allows(START + SECOND / 10)).isTrue();
    assertThat(rate.allows(START + SECOND / 10)).isFalse();
  }

  @Test
  void forgetsInTwoSecondsWhatWas() {
    for (int i = 0; i < 20; i++) {
      rate.allows(START);
    }
    for (int i = 0; i < 20; i++) {
      assertThat(rate.allows(START + 2 * SECOND)).isTrue();
    }
    assertThat(rate.allows(START + 2 * SECOND)).isFalse();
  }
}
