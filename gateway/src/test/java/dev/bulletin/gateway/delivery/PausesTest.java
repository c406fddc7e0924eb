package dev.bulletin.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {
  private static final Pauses PAUSES = new Pauses(Duration.ofSeconds(5), Duration.ofHours(12), 10);

  @Test
  void growUntilTheLongest() {
    var pauses =
        IntStream.rangeClosed(1, 9)
            .mapToObj(attempts -> PAUSES.after(attempts, Duration.ZERO, 0))
            .map(Duration::toSeconds)
            .toList();
    assertThat(pauses)
        .containsExactly(5L, 25L, 125L, 625L, 3_125L, 15_625L, 43_200L, 43_200L, 43_200L);
    assertThat(PAUSES.after(100, Duration.ZERO, 0)).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void areAFifthLongerByChanceAtMost() {
    assertThat(PAUSES.after(1, Duration.ZERO, 0.5)).isEqualTo(Duration.ofMillis(5_500));
    assertThat(PAUSES.after(1, Duration.ZERO, 0.999)).isLessThan(Duration.ofSeconds(6));
  }

  @Test
  void areAsLongAsTheReceiverWishesAndNoLongerThanTheLongest() {
    assertThat(PAUSES.after(1, Duration.ofMinutes(2), 0)).isEqualTo(Duration.ofMinutes(2));
    assertThat(PAUSES.after(4, Duration.ofMinutes(2), 0)).isEqualTo(Duration.ofSeconds(625));
    assertThat(PAUSES.after(1, Duration.ofDays(400), 0)).isEqualTo(Duration.ofHours(12));
  }
}
