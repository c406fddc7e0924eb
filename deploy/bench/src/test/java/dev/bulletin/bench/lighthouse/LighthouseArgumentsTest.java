package dev.bulletin.bench.lighthouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LighthouseArgumentsTest {
  @Test
  void looksFiveTimesByDefault() {
    var arguments = LighthouseArguments.parse(List.of());
    assertThat(arguments.rounds()).isEqualTo(5);
    assertThat(arguments.output().write()).isFalse();
  }

  @Test
  void takesEverything() {
    var arguments = LighthouseArguments.parse(List.of("--rounds", "3", "--write", "--from", "f"));
    assertThat(arguments.rounds()).isEqualTo(3);
    assertThat(arguments.output().write()).isTrue();
    assertThat(arguments.output().from()).isPresent();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> LighthouseArguments.parse(List.of("--desktop")))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("unknown option");
  }
}
