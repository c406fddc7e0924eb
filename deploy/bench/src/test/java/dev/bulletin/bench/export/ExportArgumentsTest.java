package dev.bulletin.bench.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportArgumentsTest {
  @Test
  void measuresWhatTheIssueAsksForByDefault() {
    var arguments = ExportArguments.parse(List.of());
    assertThat(arguments.reports()).isEqualTo(100_000);
    assertThat(arguments.heapMebibytes()).isEqualTo(256);
    assertThat(arguments.output().write()).isFalse();
    assertThat(arguments.output().from()).isEmpty();
  }

  @Test
  void takesEverything() {
    var arguments =
        ExportArguments.parse(
            List.of("--reports", "10", "--heap", "64", "--speed", "1", "--write", "--from", "f"));
    assertThat(arguments.reports()).isEqualTo(10);
    assertThat(arguments.heapMebibytes()).isEqualTo(64);
    assertThat(arguments.mebibytesPerSecond()).isEqualTo(1);
    assertThat(arguments.output().write()).isTrue();
    assertThat(arguments.output().from()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"--heap 0, whole number", "--heap, needs a value", "--help-me, unknown option"})
  void saysWhatIsWrong(String options, String problem) {
    assertThatThrownBy(() -> ExportArguments.parse(List.of(options.split(" "))))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(problem);
  }
}
