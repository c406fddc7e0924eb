package dev.bulletin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuReadingTest {
  private final CpuReading before = new CpuReading(Map.of("1@5", 1.0, "2@6", 2.0));

  @Test
  void addsUpWhatEachProcessHasUsedSince() {
    CpuReading after = new CpuReading(Map.of("1@5", 1.5, "2@6", 2.25));
    assertThat(after.secondsSince(before)).isEqualTo(0.75, within(1e-9));
    assertThat(after.endedSince(before)).isEmpty();
  }

  @Test
  void countsAProcessThatIsNewFromZero() {
    CpuReading after = new CpuReading(Map.of("1@5", 1.0, "2@6", 2.0, "3@9", 0.5));
    assertThat(after.secondsSince(before)).isEqualTo(0.5, within(1e-9));
  }

  @Test
  void tellsWhichProcessEndedEvenIfItsPidIsInUseAgain() {
    CpuReading after = new CpuReading(Map.of("1@5", 1.0, "2@99", 0.1));
    assertThat(after.endedSince(before)).containsExactly("2@6");
  }
}
