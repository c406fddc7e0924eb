package dev.bulletin.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bulletin.testing.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alert rules, tried by Prometheus' own tool. */
class AlertsTest {
  private static final Path RULES = Path.of("../monitoring/prometheus");
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Test
  void areRulesOfPrometheus() {
    pass("check", "rules", "alerts.yml");
  }

  @Test
  void areRaisedWhenTheyShouldBeAndNotBefore() {
    pass("test", "rules", "alerts.test.yml");
  }

  private static void pass(String... arguments) {
    Optional<Path> promtool = promtool();
    assumeTrue(
        promtool.isPresent(), "NOT TRIED: no promtool here; deploy/monitoring/promtool builds one");
    List<String> command =
        Stream.concat(Stream.of(promtool.orElseThrow().toString()), Arrays.stream(arguments))
            .toList();
    var builder = new ProcessBuilder(command).directory(RULES.toFile());
    try (ChildProcess process = ChildProcess.start("promtool", builder, line -> {})) {
      int status = process.awaitExit(LIMIT);
      assertThat(status).as("%s", process.lines()).isZero();
    }
  }

  /** Where the script beside the rules leaves it, else anywhere on the path. */
  private static Optional<Path> promtool() {
    Stream<Path> built = Stream.of(Path.of(System.getProperty("user.home"), "go/bin"));
    Stream<Path> path = Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
    return Stream.concat(built, path)
        .map(folder -> folder.resolve("promtool"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
