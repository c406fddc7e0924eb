package dev.bulletin.bench.realtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThroughGatewayTest {
  @Test
  void eachReaderCostsTheGatewayTwoFiles() {
    assertThat(ThroughGateway.readers(10_000, 20_000)).isEqualTo(9_750);
    assertThat(ThroughGateway.readers(10_000, 1_024)).isEqualTo(262);
  }

  @Test
  void comeNoMoreThanAreWanted() {
    assertThat(ThroughGateway.readers(10_000, 1_048_576)).isEqualTo(10_000);
    assertThat(ThroughGateway.readers(400, 20_000)).isEqualTo(400);
  }
}
