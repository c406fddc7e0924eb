package dev.bulletin.realtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeedTest {
  private static final long SECOND = 1_000_000_000;

  private double count;
  private final Speed speed = new Speed(() -> count);

  @Test
  void isNotKnownBeforeItWasLookedAtTwice() {
    assertThat(speed.perSecond()).isZero();
    look(0, 7);
    assertThat(speed.perSecond()).isZero();
  }

  @Test
  void isOfTheTimeThatHasPassed() {
    look(0, 7);
    look(2, 27);
    assertThat(speed.perSecond()).isEqualTo(10);
  }

  @Test
  void forgetsWhatIsLongerAgoThanTenSeconds() {
    look(0, 0);
    for (int second = 1; second <= 11; second++) {
      look(second, 500);
    }
    assertThat(speed.perSecond()).isZero();
  }

  private void look(long second, double now) {
    count = now;
    speed.look(second * SECOND);
  }
}
