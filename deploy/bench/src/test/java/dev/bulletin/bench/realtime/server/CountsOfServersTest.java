package dev.bulletin.bench.realtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsOfServersTest {
  @Test
  void metricsAreAddedOverTheirLabels() {
    String page =
        """
        # HELP bulletin_realtime_closes_total connections ended
        # TYPE bulletin_realtime_closes_total counter
        bulletin_realtime_closes_total{code="3001"} 4.0
        bulletin_realtime_closes_total{code="3008"} 1.0
        bulletin_realtime_frames_total 1.2E7
        bulletin_realtime_delay_seconds_bucket{le="0.005"} 9
        jvm_threads_live_threads 30.0
        """;
    assertThat(MetricsPage.parse(page))
        .isEqualTo(
            Map.of("bulletin_realtime_closes_total", 5.0, "bulletin_realtime_frames_total", 1.2e7));
  }

  @Test
  void systemCallsAreReadFromTheSummaryOfStrace() {
    String summary =
        """
        % time     seconds  usecs/call     calls    errors syscall
        ------ ----------- ----------- --------- --------- ----------------
         98.01    0.512000           4    120003           write
          1.99    0.010400           9      1100         2 writev
        ------ ----------- ----------- --------- --------- ----------------
        100.00    0.522400           4    121103         2 total
        """;
    assertThat(SystemCalls.parse(summary)).isEqualTo(Map.of("write", 120_003L, "writev", 1_100L));
  }

  @Test
  void aReadingIsTheDifferenceToTheOneBefore() {
    Reading before = new Reading(1, 2, 300, Map.of("frames", 5.0));
    Reading after = new Reading(1.5, 4, 1_000, Map.of("frames", 7.0, "encodes", 3.0));
    Reading used = after.since(before);
    assertThat(used).isEqualTo(new Reading(0.5, 2, 700, Map.of("frames", 2.0, "encodes", 3.0)));
    assertThat(used.count("stalled")).isZero();
  }
}
