package dev.bulletin.dashboard.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DutyTest {
  private OptionalLong elected = OptionalLong.empty();
  private OptionalLong cutOff = OptionalLong.empty();
  private long highest;
  private final Duty duty = new Duty(() -> elected, () -> cutOff, () -> highest);

  @Test
  void isOnWhoIsElected() {
    assertThat(duty.isOn()).isFalse();
    elected = OptionalLong.of(4);
    assertThat(duty.term()).hasValue(4);
  }

  @Test
  void staysOnWhilePostgresIsNotToBeReached() {
    cutOff = OptionalLong.of(4);
    highest = 4;
    assertThat(duty.term()).hasValue(4);
  }

  @Test
  void endsWhenAnotherIsHeardToPoll() {
    cutOff = OptionalLong.of(4);
    highest = 5;
    assertThat(duty.isOn()).isFalse();
  }

  @Test
  void beginsAnewWithANewElection() {
    cutOff = OptionalLong.of(4);
    highest = 5;
    elected = OptionalLong.of(6);
    assertThat(duty.term()).hasValue(6);
  }
}
