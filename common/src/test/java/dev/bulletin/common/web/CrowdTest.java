package dev.bulletin.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdTest {
  private final Crowd crowd = new Crowd(2);

  @Test
  void letsInAsManyOfANameAsItMay() {
    assertThat(crowd.enter("ann")).isTrue();
    assertThat(crowd.enter("ann")).isTrue();
    assertThat(crowd.enter("ann")).isFalse();
    assertThat(crowd.enter("bob")).isTrue();
    crowd.leave("ann");
    assertThat(crowd.enter("ann")).isTrue();
    assertThat(crowd.enter("ann")).isFalse();
  }

  @Test
  void doesNotCountThoseWithoutAName() {
    for (int i = 0; i < 9; i++) {
      assertThat(crowd.enter("")).isTrue();
    }
    assertThat(crowd.size()).isZero();
  }

  @Test
  void keepsNothingOfThoseWhoHaveGone() {
    crowd.enter("ann");
    crowd.leave("ann");
    assertThat(crowd.size()).isZero();
  }
}
