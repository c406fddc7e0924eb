package dev.bulletin.bench.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Plan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderArgumentsTest {
  @Test
  void hasDefaults() {
    RenderArguments arguments = RenderArguments.parse(List.of());
    assertThat(arguments.plan()).isEqualTo(new Plan(5, 3, 5));
    assertThat(arguments.output().write()).isFalse();
    assertThat(arguments.output().from()).isEmpty();
  }

  @Test
  void readsWhatIsGiven() {
    RenderArguments arguments =
        RenderArguments.parse(
            List.of("--rounds", "2", "--seconds", "1", "--warm-up", "4", "--write", "--from", "x"));
    assertThat(arguments.plan()).isEqualTo(new Plan(2, 1, 4));
    assertThat(arguments.output().write()).isTrue();
    assertThat(arguments.output().from()).contains(Path.of("x"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (List<String> wrong :
        List.of(List.of("--fast"), List.of("--rounds"), List.of("--rounds", "0"))) {
      assertThatThrownBy(() -> RenderArguments.parse(wrong))
          .isInstanceOf(BenchException.class)
          .hasMessageContaining("usage:");
    }
  }
}
