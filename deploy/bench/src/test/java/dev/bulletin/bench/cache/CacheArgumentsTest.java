package dev.bulletin.bench.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheArgumentsTest {
  @Test
  void hasDefaults() {
    CacheArguments arguments = CacheArguments.parse(List.of());
    assertThat(arguments.reads()).isEqualTo(500_000);
    assertThat(arguments.seconds()).isEqualTo(2);
    assertThat(arguments.output().write()).isFalse();
    assertThat(arguments.output().from()).isEmpty();
  }

  @Test
  void takesEveryOption() {
    CacheArguments arguments =
        CacheArguments.parse(
            List.of("--reads", "10", "--seconds", "1", "--write", "--from", "raw.json"));
    assertThat(arguments.reads()).isEqualTo(10);
    assertThat(arguments.seconds()).isOne();
    assertThat(arguments.output().write()).isTrue();
    assertThat(arguments.output().from()).contains(Path.of("raw.json"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (List<String> wrong :
        List.of(List.of("--fast"), List.of("--reads"), List.of("--reads", "0"))) {
      assertThatThrownBy(() -> CacheArguments.parse(wrong))
          .isInstanceOfSatisfying(
              BenchException.class, e -> assertThat(e.kind()).isEqualTo(BenchException.Kind.USAGE));
    }
  }
}
