package dev.bulletin.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadingTimeTest {
  @Test
  void isAtLeastAMinute() {
    assertThat(ReadingTime.minutes("")).isEqualTo(1);
    assertThat(ReadingTime.minutes("one word")).isEqualTo(1);
  }

  @Test
  void isRoundedUp() {
    assertThat(ReadingTime.minutes("từ ".repeat(200))).isEqualTo(1);
    assertThat(ReadingTime.minutes("từ ".repeat(201))).isEqualTo(2);
  }

  @Test
  void doesNotCountMarkup() {
    assertThat(ReadingTime.minutes("| --- **x**\n\n".repeat(200))).isEqualTo(1);
  }
}
