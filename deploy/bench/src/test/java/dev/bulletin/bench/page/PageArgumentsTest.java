package dev.bulletin.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Plan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageArgumentsTest {
  private static final String HOME = System.getProperty("java.home");

  @Test
  void hasDefaults() {
    PageArguments arguments = parse();
    assertThat(arguments.plan()).isEqualTo(new Plan(5, 5, 20));
    assertThat(arguments.javaHomes()).containsExactly(Path.of(HOME));
    assertThat(arguments.path()).isEmpty();
    assertThat(arguments.output().from()).isEmpty();
    assertThat(arguments.output().write()).isFalse();
  }

  @Test
  void takesEveryOption() {
    PageArguments arguments =
        parse(
            "--java",
            HOME,
            "--java",
            HOME,
            "--rounds",
            "3",
            "--seconds",
            "2",
            "--warm-up",
            "20",
            "--path",
            "/en/reports/x",
            "--from",
            "raw.json",
            "--write");
    assertThat(arguments.plan()).isEqualTo(new Plan(3, 2, 20));
    assertThat(arguments.javaHomes()).hasSize(2);
    assertThat(arguments.path()).hasValue("/en/reports/x");
    assertThat(arguments.output().from()).hasValue(Path.of("raw.json"));
    assertThat(arguments.output().write()).isTrue();
  }

  @Test
  void tellsWhatIsWrong() {
    assertUsage("unknown option --round", "--round", "3");
    assertUsage("--rounds 0: a whole number from 1 to 9999 is needed", "--rounds", "0");
    assertUsage("--seconds needs a value", "--seconds");
    assertUsage("--java /nowhere: there is no bin/java below it", "--java", "/nowhere");
  }

  private static void assertUsage(String problem, String... arguments) {
    assertThatThrownBy(() -> parse(arguments))
        .isInstanceOfSatisfying(
            BenchException.class, wrong -> assertThat(wrong.kind().exitCode()).isEqualTo(2))
        .hasMessageStartingWith(problem)
        .hasMessageContaining("usage: deploy/bench/page");
  }

  private static PageArguments parse(String... arguments) {
    return PageArguments.parse(List.of(arguments));
  }
}
