package dev.bulletin.common.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GraceTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Grace grace = Grace.begin(Duration.ofSeconds(40), nanos::get);

  @Test
  void eachStepMayTakeHalfOfWhatIsLeft() {
    assertThat(grace.step()).isEqualTo(Duration.ofSeconds(20));
    pass(Duration.ofSeconds(20));
    assertThat(grace.step()).isEqualTo(Duration.ofSeconds(10));
    pass(Duration.ofSeconds(10));
    assertThat(grace.left()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void thereIsAlwaysAMomentLeft() {
    pass(Duration.ofMinutes(5));
    assertThat(grace.left()).isPositive();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
