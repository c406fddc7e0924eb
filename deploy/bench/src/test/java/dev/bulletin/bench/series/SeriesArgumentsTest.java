package dev.bulletin.bench.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesArgumentsTest {
  @Test
  void hasDefaults() {
    SeriesArguments arguments = SeriesArguments.parse(List.of());
    assertThat(arguments.series()).isEqualTo(50);
    assertThat(arguments.days()).isEqualTo(30);
    assertThat(arguments.reads()).isEqualTo(1_000);
    assertThat(arguments.output().write()).isFalse();
    assertThat(arguments.output().from()).isEmpty();
  }

  @Test
  void takesEveryOption() {
    SeriesArguments arguments =
        SeriesArguments.parse(
            List.of(
                "--series", "5", "--days", "2", "--reads", "10", "--write", "--from", "raw.json"));
    assertThat(arguments.series()).isEqualTo(5);
    assertThat(arguments.days()).isEqualTo(2);
    assertThat(arguments.reads()).isEqualTo(10);
    assertThat(arguments.output().write()).isTrue();
    assertThat(arguments.output().from()).contains(Path.of("raw.json"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (List<String> wrong :
        List.of(List.of("--fast"), List.of("--series"), List.of("--days", "366"))) {
      assertThatThrownBy(() -> SeriesArguments.parse(wrong))
          .isInstanceOfSatisfying(
              BenchException.class, e -> assertThat(e.kind()).isEqualTo(BenchException.Kind.USAGE));
    }
  }
}
