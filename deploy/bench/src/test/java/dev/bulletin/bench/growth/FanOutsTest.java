package dev.bulletin.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.bulletin.bench.realtime.run.Phase;
import dev.bulletin.bench.realtime.run.Times;
import dev.bulletin.bench.realtime.server.Reading;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FanOutsTest {
  @Test
  void takesEverythingThatWentWrongForAnError() {
    Turn turn = FanOuts.turn(phase(990, 1, Map.of("1006", 3L), Map.of("no answer", 4L)));
    assertThat(turn.errors())
        .containsOnly(
            entry("lost", 11L),
            entry("repeated", 1L),
            entry("close 1006", 3L),
            entry("no answer", 4L));
  }

  @Test
  void countsDeliveriesAndWhatTheServerUsedUp() {
    Turn turn = FanOuts.turn(phase(1_000, 0, Map.of(), Map.of()));
    assertThat(turn.errors()).isEmpty();
    assertThat(turn.operations()).isEqualTo(1_000);
    assertThat(turn.cpuMicrosEach()).isEqualTo(3_000);
    assertThat(turn.p99Micros()).isEqualTo(9_000);
  }

  private static Phase phase(
      long delivered, long repeated, Map<String, Long> closes, Map<String, Long> failures) {
    Times times = new Times(1, 5, 8, 9, 10, 11);
    return new Phase(
        "round 1",
        0.5,
        10,
        100,
        10,
        1_000,
        delivered,
        100,
        1_000,
        512_000,
        0,
        repeated,
        closes,
        failures,
        times,
        times,
        times,
        1,
        new Reading(1, 2, 1, Map.of()));
  }
}
