package dev.bulletin.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bulletin.testing.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The alert rules, tried by Prometheus' own tool, which is fetched where there is none. */
class AlertsTest {
  private static final Path MONITORING = Path.of("../monitoring").toAbsolutePath().normalize();
  private static final Path BROUGHT = MONITORING.resolve("target/promtool");
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static String promtool = "";

  @BeforeAll
  static void bring() {
    promtool = installed().or(AlertsTest::fetched).map(Path::toString).orElse("");
    if (promtool.isEmpty()) {
      System.err.println(
          "NOT TRIED: the alert rules; deploy/monitoring/promtool brings their tool");
    }
  }

  @Test
  void areRulesOfPrometheus() {
    pass("check", "rules", "alerts.yml");
  }

  @Test
  void areRaisedWhenTheyShouldBeAndNotBefore() {
    pass("test", "rules", "alerts.test.yml");
  }

  @Test
  void areReadByAConfigurationOfPrometheus() {
    pass("check", "config", "prometheus.yml");
  }

  private static void pass(String... arguments) {
    assumeTrue(!promtool.isEmpty(), "NOT TRIED: no promtool here, and it could not be fetched");
    List<String> command = new ArrayList<>(List.of(promtool));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(MONITORING.resolve("prometheus").toFile());
    try (ChildProcess process = ChildProcess.start("promtool", builder, line -> {})) {
      int status = process.awaitExit(LIMIT);
      assertThat(status).as("%s", process.lines()).isZero();
    }
  }

  /** Where the script leaves it, else anywhere on the path. */
  private static Optional<Path> installed() {
    Stream<Path> path = Arrays.stream(System.getenv("PATH").split(":", -1)).map(Path::of);
    return Stream.concat(Stream.of(BROUGHT), path.map(folder -> folder.resolve("promtool")))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Out of the system's package: to build it would take minutes. */
  private static Optional<Path> fetched() {
    var builder = new ProcessBuilder(MONITORING.resolve("promtool").toString(), "--package");
    try (ChildProcess process = ChildProcess.start("promtool", builder, line -> {})) {
      return process.awaitExit(LIMIT) == 0 ? Optional.of(BROUGHT) : Optional.empty();
    }
  }
}
