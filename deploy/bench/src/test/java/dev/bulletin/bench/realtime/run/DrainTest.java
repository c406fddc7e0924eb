package dev.bulletin.bench.realtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrainTest {
  @Test
  void aSecondMayBeginAtAnyTenth() {
    assertThat(Drain.mostWithinASecond(Collections.nCopies(40, 5))).isEqualTo(50);
    assertThat(Drain.mostWithinASecond(List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 8, 0))).isEqualTo(15);
    assertThat(Drain.mostWithinASecond(List.of())).isZero();
  }
}
