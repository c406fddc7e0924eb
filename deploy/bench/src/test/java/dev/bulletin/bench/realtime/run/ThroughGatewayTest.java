package dev.bulletin.bench.realtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import org.junit.jupiter.api.Test;

class ThroughGatewayTest {
  @Test
  void eachReaderCostsTheGatewayTwoFiles() {
    assertThat(ThroughGateway.readers(10_000, 20_000)).isEqualTo(9_750);
    assertThat(ThroughGateway.readers(10_000, 1_024)).isEqualTo(262);
  }

  @Test
  void refusesMoreReadersThanAGatewayMayHave() {
    assertThatThrownBy(() -> ThroughGateway.refuseTooMany(9_751, 9_750))
        .isInstanceOf(BenchException.class)
        .hasMessageContainingAll("9751 readers are too many", "9750 at most here");
    assertThatCode(() -> ThroughGateway.refuseTooMany(9_750, 9_750)).doesNotThrowAnyException();
  }

  @Test
  void comeNoMoreThanAreWanted() {
    assertThat(ThroughGateway.readers(10_000, 1_048_576)).isEqualTo(10_000);
    assertThat(ThroughGateway.readers(400, 20_000)).isEqualTo(400);
  }
}
