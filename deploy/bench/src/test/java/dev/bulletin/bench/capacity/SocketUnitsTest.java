package dev.bulletin.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bulletin.bench.realtime.run.SocketCosts.Told;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SocketUnitsTest {
  private static final Offset<Double> NOTHING = within(1e-7);

  private final SocketUnits units = SocketUnits.of(Samples.sockets(), Samples.HEAP);

  @Test
  void findsWhatTheCpuTimeOfRoomsIsMadeOf() {
    // A message to all is one of the thousand deliveries, so a little of it is in the write.
    assertThat(units.frame()).isCloseTo(Samples.FRAME, NOTHING);
    assertThat(units.delivery()).isCloseTo(Samples.DELIVERY, NOTHING);
    assertThat(units.message()).isCloseTo(Samples.MESSAGE, within(1e-6));
  }

  @Test
  void tellsWhatASocketTakes() {
    assertThat(units.idle()).isCloseTo(Samples.IDLE, within(1e-12));
    assertThat(units.connect()).isCloseTo(500e-6, within(1e-12));
    assertThat(units.heapKib()).isCloseTo(10.24, within(1e-9));
    assertThat(units.besideKib()).isCloseTo(2.048, within(1e-9));
    assertThat(units.emptyHeapMebibytes()).isEqualTo(20);
    assertThat(units.emptyBesideMebibytes()).isEqualTo(100);
    assertThat(units.bytes()).isEqualTo(700);
    assertThat(units.publish()).isCloseTo(1e-6, within(1e-12));
  }

  @Test
  void foretellsRoomsOfAnotherSize() {
    Told hundred = Samples.sockets().fanOuts().get(2);
    assertThat(hundred.roomSize()).isEqualTo(100);
    assertThat(units.predicted(hundred))
        .isCloseTo(hundred.cpuSeconds() / hundred.delivered(), within(1e-7));
  }
}
