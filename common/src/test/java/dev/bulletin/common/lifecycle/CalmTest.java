package dev.bulletin.common.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CalmTest {
  private final Calm calm = new Calm(Duration.ofMillis(100));

  private boolean after(int looks, int millis) {
    boolean over = false;
    for (int i = 0; i < looks; i++) {
      over = calm.isOver(Duration.ofMillis(millis));
    }
    return over;
  }

  @Test
  void beginsAtTheLimitAndEndsAfterTenCalmLooks() {
    assertThat(after(1, 99)).isFalse();
    assertThat(after(1, 100)).isTrue();
    assertThat(after(9, 10)).isTrue();
    assertThat(after(1, 10)).isFalse();
  }

  @Test
  void doesNotEndWhileItIsAboveHalfTheLimit() {
    assertThat(after(1, 200)).isTrue();
    assertThat(after(100, 60)).isTrue();
    assertThat(after(9, 10)).isTrue();
    assertThat(after(1, 60)).isTrue();
    assertThat(after(9, 10)).isTrue();
  }
}
