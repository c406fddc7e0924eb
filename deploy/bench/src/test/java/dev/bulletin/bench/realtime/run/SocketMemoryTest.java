package dev.bulletin.bench.realtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.realtime.server.Memory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SocketMemoryTest {
  private static final SocketMemory MEMORY =
      new SocketMemory(100, new Memory(1_000_000, 500_000), new Memory(2_024_000, 500_240));

  @Test
  void isWhatTheHeapHoldsAndWhatIsResidentBesideIt() {
    assertThat(MEMORY.heapKibEach()).isEqualTo(10);
    assertThat(MEMORY.besideKibEach()).isEqualTo(2.4);
    assertThat(MEMORY.row().figure())
        .isEqualTo("12.1 (10.0 KiB of heap and 2.4 KiB resident beside it for each)");
  }

  @Test
  void isAFigureForOtherReports() {
    assertThat(MEMORY.figures())
        .containsOnly(Map.entry(SocketMemory.PER_THOUSAND, 12.4 * 1_000 / 1_024));
  }
}
