package dev.bulletin.bench.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixedArgumentsTest {
  @Test
  void areShortWhenItIsToBeQuick() {
    var arguments = MixedArguments.parse(List.of("--quick"));
    assertThat(arguments.rounds()).isEqualTo(4);
    assertThat(arguments.seconds()).isEqualTo(3);
    assertThat(arguments.warmUp()).isEqualTo(15);
    assertThat(arguments.shares()).isFalse();
  }

  @Test
  void takeEverything() {
    String options =
        "--rounds 1 --seconds 2 --warm-up 3 --reports 4 --connections 5 --shares --write --from f";
    var arguments = MixedArguments.parse(List.of(options.split(" ")));
    assertThat(arguments.rounds()).isEqualTo(1);
    assertThat(arguments.seconds()).isEqualTo(2);
    assertThat(arguments.warmUp()).isEqualTo(3);
    assertThat(arguments.reports()).isEqualTo(4);
    assertThat(arguments.connections()).isEqualTo(5);
    assertThat(arguments.shares()).isTrue();
    assertThat(arguments.output().write()).isTrue();
    assertThat(arguments.output().from()).isPresent();
  }

  @Test
  void nameAnotherRunToCompareWith() {
    assertThat(MixedArguments.parse(List.of()).against()).isEmpty();
    assertThat(MixedArguments.parse(List.of("--against", "f")).against()).isPresent();
  }

  @Test
  void refuseWhatTheyDoNotKnow() {
    assertThatThrownBy(() -> MixedArguments.parse(List.of("--slow")))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("unknown option --slow");
  }
}
