package dev.bulletin.bench.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceArgumentsTest {
  @Test
  void hasFiveRoundsUnlessToldOtherwise() {
    var arguments = TraceArguments.parse(List.of());
    assertThat(arguments.rounds()).isEqualTo(5);
    assertThat(arguments.seconds()).isEqualTo(6);
    assertThat(arguments.warmUp()).isEqualTo(15);
    assertThat(arguments.output().write()).isFalse();
  }

  @Test
  void takesEverything() {
    String options = "--rounds 7 --seconds 6 --warm-up 5 --write --from f";
    var arguments = TraceArguments.parse(List.of(options.split(" ")));
    assertThat(arguments.rounds()).isEqualTo(7);
    assertThat(arguments.seconds()).isEqualTo(6);
    assertThat(arguments.warmUp()).isEqualTo(5);
    assertThat(arguments.output().write()).isTrue();
    assertThat(arguments.output().from()).isPresent();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> TraceArguments.parse(List.of("--fast")))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("unknown option --fast");
  }
}
