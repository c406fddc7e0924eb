package dev.bulletin.bench.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushArgumentsTest {
  @Test
  void pushesFiftyThousandASecondByDefault() {
    var arguments = PushArguments.parse(List.of());
    assertThat(arguments.rate()).isEqualTo(50_000);
    assertThat(arguments.seconds()).isEqualTo(30);
    assertThat(arguments.warmUp()).isEqualTo(60);
    assertThat(arguments.connections()).isEqualTo(4);
    assertThat(arguments.series()).isEqualTo(500);
    assertThat(arguments.batch()).isEqualTo(2_500);
    assertThat(arguments.output().write()).isFalse();
    assertThat(arguments.output().from()).isEmpty();
  }

  @Test
  void takesEverything() {
    String options =
        "--rate 7 --seconds 6 --warm-up 5 --connections 4 --series 3 --batch 2 --write --from f";
    var arguments = PushArguments.parse(List.of(options.split(" ")));
    assertThat(arguments.rate()).isEqualTo(7);
    assertThat(arguments.seconds()).isEqualTo(6);
    assertThat(arguments.warmUp()).isEqualTo(5);
    assertThat(arguments.connections()).isEqualTo(4);
    assertThat(arguments.series()).isEqualTo(3);
    assertThat(arguments.batch()).isEqualTo(2);
    assertThat(arguments.output().write()).isTrue();
    assertThat(arguments.output().from()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "--connections 101, from 1 to 100",
    "--batch 20001, from 1 to 20000",
    "--rate, needs a value",
    "--fast, unknown option"
  })
  void saysWhatIsWrong(String options, String problem) {
    assertThatThrownBy(() -> PushArguments.parse(List.of(options.split(" "))))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(problem);
  }
}
