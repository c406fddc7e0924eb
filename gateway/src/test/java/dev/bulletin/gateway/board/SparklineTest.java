package dev.bulletin.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.SeriesPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {
  private static final Instant FROM = Instant.parse("2026-11-25T12:00:00Z");
  private static final Window DAY = new Window(FROM, FROM.plus(Duration.ofDays(1)));

  @Test
  void isNoLineOfNothingOrOfOnePoint() {
    assertThat(Sparkline.isLine(List.of(), DAY)).isFalse();
    assertThat(Sparkline.isLine(points(10), DAY)).isFalse();
  }

  @Test
  void isNoLineOfASeriesThatHasJustBegun() {
    assertThat(Sparkline.isLine(points(1_380, 1_400, 1_439), DAY)).isFalse();
  }

  @Test
  void isALineFromAnHourOn() {
    assertThat(Sparkline.isLine(points(1_380, 1_440), DAY)).isTrue();
  }

  private static List<SeriesPoint> points(int... minutes) {
    return Arrays.stream(minutes)
        .mapToObj(minute -> new SeriesPoint(FROM.plus(Duration.ofMinutes(minute)), BigDecimal.TEN))
        .toList();
  }
}
