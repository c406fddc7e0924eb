package dev.bulletin.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the list of guards against the code and the README; leaves it as a table in target. */
class GuardsTest {
  private static final Path TABLE = Path.of("target", "security.txt");

  static List<Guard> guards() {
    return Guard.all();
  }

  @ParameterizedTest
  @MethodSource("guards")
  void standsInTheCodeAndHasATest(Guard guard) throws IOException {
    assertThat(guard.source()).containsOnlyOnce(guard.take());
    assertThat(guard.testSource()).contains("void " + guard.testMethod() + "(");
  }

  @ParameterizedTest
  @MethodSource("guards")
  void isInTheReadme(Guard guard) throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md")))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("| " + guard.about() + " |")
                    .contains(guard.testName()));
  }

  @Test
  void areATable() throws IOException {
    StringBuilder table = new StringBuilder();
    for (Guard guard : guards()) {
      table.append("%-80s %s%n".formatted(guard, guard.testName()));
    }
    Files.writeString(TABLE, table);
    assertThat(guards()).hasSizeGreaterThan(60).doesNotHaveDuplicates();
  }
}
