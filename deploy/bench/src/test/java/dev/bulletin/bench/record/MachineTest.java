package dev.bulletin.bench.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void readsThisMachine() throws Exception {
    Machine machine = Machine.read();
    assertThat(machine.cores()).isPositive();
    assertThat(machine.memoryMebibytes()).isGreaterThan(256);
    assertThat(machine.kernel()).startsWith("Linux ");
    assertThat(machine.loadAverage()).isNotNegative();
  }

  @Test
  void describesItselfInAFewWords() {
    assertThat(new Machine(2, "Some CPU", 24_105, "Linux 6.1", 0.4).inWords())
        .isEqualTo("2 cores (Some CPU), 24 GiB, Linux 6.1, load average 0.4 before the start");
  }
}
