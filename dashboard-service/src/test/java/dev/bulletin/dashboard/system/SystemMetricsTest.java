package dev.bulletin.dashboard.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bulletin.common.metrics.SelfMetrics;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.testing.MovingClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemMetricsTest {
  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-23T09:00:00Z"));
  private final SystemMetrics metrics = new SystemMetrics(clock);

  private void hear(String instance, double requests, double asked, double hits) {
    metrics.hear(
        new SelfMetrics(
            instance,
            Map.of(
                SelfMetrics.REQUESTS, requests,
                SelfMetrics.CACHE_REQUESTS, asked,
                SelfMetrics.CACHE_HITS, hits)));
  }

  private List<Sample> samples() {
    return metrics.fetch().result().samples();
  }

  private BigDecimal value(String series) {
    return samples().stream()
        .filter(sample -> sample.series().equals(series))
        .map(Sample::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysNothingWhileNobodyWasHeard() {
    assertThat(samples()).isEmpty();
  }

  @Test
  void sumsUpWhatAllSay() {
    hear("a", 1.5, 10, 9);
    hear("b", 2, 30, 21);
    assertThat(samples())
        .extracting(Sample::series, Sample::value, Sample::source)
        .contains(
            tuple("system.instances", new BigDecimal("2.000"), "bulletin"),
            tuple("system.requests", new BigDecimal("3.500"), "bulletin"),
            tuple("system.hit-rate", new BigDecimal("75.000"), "bulletin"),
            tuple("system.sockets", new BigDecimal("0.000"), "bulletin"));
  }

  @Test
  void hasNoHitRateWhileNothingIsAsked() {
    hear("a", 1, 0, 0);
    assertThat(samples()).extracting(Sample::series).doesNotContain("system.hit-rate");
  }

  @Test
  void theNewestReportOfAnInstanceCounts() {
    hear("a", 1, 0, 0);
    hear("a", 2, 0, 0);
    assertThat(value("system.requests")).isEqualByComparingTo("2");
  }

  @Test
  void leavesOutWhoHasNotBeenHeardForFifteenSeconds() {
    hear("a", 1, 0, 0);
    clock.pass(Duration.ofSeconds(15));
    hear("b", 2, 0, 0);
    assertThat(value("system.requests")).isEqualByComparingTo("3");
    clock.pass(Duration.ofMillis(1));
    assertThat(value("system.requests")).isEqualByComparingTo("2");
  }
}
