package dev.bulletin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
  /** One that was given away may be taken only later. */
  @Test
  void givesNoPortTwice() {
    assertThat(IntStream.range(0, 1_000).mapToObj(i -> Ports.free()).toList())
        .doesNotHaveDuplicates();
  }
}
