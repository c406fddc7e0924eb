package dev.bulletin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventuallyTest {
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void repeatsAnAssertionUntilItPasses() {
    Eventually.that(
        Duration.ofSeconds(30), () -> assertThat(attempts.incrementAndGet()).isEqualTo(3));
    assertThat(attempts).hasValue(3);
  }

  @Test
  void repeatsAConditionUntilItHolds() {
    Eventually.that(Duration.ofSeconds(30), () -> attempts.incrementAndGet() == 3);
    assertThat(attempts).hasValue(3);
  }

  @Test
  void failsWithTheLastAssertionAfterTheLimit() {
    assertThatThrownBy(
            () ->
                Eventually.that(
                    Duration.ofSeconds(1),
                    () -> assertThat(attempts.incrementAndGet()).isNegative()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(Integer.toString(attempts.get()));
    assertThat(attempts).hasValueGreaterThan(1);
  }

  @Test
  void tellsWhichExceptionCameInTheEnd() {
    assertThatThrownBy(() -> Eventually.that(Duration.ZERO, EventuallyTest::refuse))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("refused")
        .hasCauseInstanceOf(IOException.class);
  }

  private static void refuse() throws IOException {
    throw new IOException("refused");
  }
}
