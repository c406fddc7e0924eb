package dev.bulletin.bench.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibilityArgumentsTest {
  @Test
  void looksAtTwoGatewaysByDefault() {
    var arguments = VisibilityArguments.parse(List.of());
    assertThat(arguments.changes()).isEqualTo(500);
    assertThat(arguments.warmUp()).isEqualTo(200);
    assertThat(arguments.gateways()).isEqualTo(2);
    assertThat(arguments.output().write()).isFalse();
    assertThat(arguments.output().from()).isEmpty();
  }

  @Test
  void takesEverything() {
    String options = "--changes 10 --warm-up 1 --gateways 3 --write --from f";
    var arguments = VisibilityArguments.parse(List.of(options.split(" ")));
    assertThat(arguments.changes()).isEqualTo(10);
    assertThat(arguments.warmUp()).isEqualTo(1);
    assertThat(arguments.gateways()).isEqualTo(3);
    assertThat(arguments.output().write()).isTrue();
    assertThat(arguments.output().from()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"--gateways 17, from 1 to 16", "--changes, needs a value", "--wait, unknown option"})
  void saysWhatIsWrong(String options, String problem) {
    assertThatThrownBy(() -> VisibilityArguments.parse(List.of(options.split(" "))))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(problem);
  }
}
