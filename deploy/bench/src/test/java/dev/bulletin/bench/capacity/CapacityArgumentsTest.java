package dev.bulletin.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityArgumentsTest {
  @Test
  void measuresTenThousandSocketsUnlessToldOtherwise() {
    var arguments = CapacityArguments.parse(List.of());
    assertThat(arguments.readers()).isEqualTo(10_000);
    assertThat(arguments.idle()).isEqualTo(50);
    assertThat(arguments.seconds()).isEqualTo(8);
    assertThat(arguments.warmUp()).isEqualTo(4);
    assertThat(arguments.reports()).isEqualTo(300);
    assertThat(arguments.output().write()).isFalse();
  }

  @Test
  void takesEverything() {
    String options = "--readers 7 --idle 6 --seconds 5 --warm-up 4 --reports 3 --write --from f";
    var arguments = CapacityArguments.parse(List.of(options.split(" ")));
    assertThat(arguments.readers()).isEqualTo(7);
    assertThat(arguments.idle()).isEqualTo(6);
    assertThat(arguments.seconds()).isEqualTo(5);
    assertThat(arguments.warmUp()).isEqualTo(4);
    assertThat(arguments.reports()).isEqualTo(3);
    assertThat(arguments.output().write()).isTrue();
    assertThat(arguments.output().from()).isPresent();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> CapacityArguments.parse(List.of("--fast")))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("unknown option --fast");
  }
}
