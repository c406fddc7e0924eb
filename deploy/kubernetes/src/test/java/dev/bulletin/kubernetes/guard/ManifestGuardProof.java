package dev.bulletin.kubernetes.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.OneTest;
import dev.bulletin.testing.TestClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lets each thing go wrong in a copy of the files and sees its test fail, in a JVM of its own. That
 * takes some ten minutes, so it is no part of the build: {@code ./deploy/bench/guards}.
 */
class ManifestGuardProof {
  private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();
  private static final Path TABLE = Path.of("target", "guards-taken-away.txt");
  private static final Path PACKAGES = Path.of("kubernetes/src/test/web/node_modules");
  private static final Path KUBECTL = Path.of("kubernetes/target/kubectl");
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @TempDir private Path copy;

  @BeforeAll
  static void begin() throws IOException {
    Files.deleteIfExists(TABLE);
  }

  static List<ManifestGuard> guards() {
    Pattern chosen = Pattern.compile(System.getProperty("bulletin.guards", ""));
    return ManifestGuard.all().stream()
        .filter(guard -> chosen.matcher(guard.toString()).find())
        .toList();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("guards")
  void isMissed(ManifestGuard guard) throws IOException {
    copy("kubernetes");
    copy("monitoring");
    guard.breakIn(copy);
    try (ChildProcess test = ChildProcess.start("test", command(guard), line -> {})) {
      String told = test.awaitLine(OneTest.TELLS + ".*", LIMIT);
      String line = "%-100s %s: %s%n".formatted(guard, guard.test(), told);
      Files.writeString(TABLE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      assertThat(told).isNotEqualTo(OneTest.told(0));
    }
  }

  private ProcessBuilder command(ManifestGuard guard) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(JavaProcess.standardFlags());
    command.addAll(List.of("-cp", TestClassPath.get(), OneTest.class.getName()));
    command.addAll(List.of(guard.testClass(), guard.testMethod()));
    return new ProcessBuilder(command).directory(copy.resolve("kubernetes").toFile());
  }

  /** What is brought from elsewhere is linked to. */
  private void copy(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(DEPLOY.resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).filter(this::isOurs).toList()) {
        Path there = copy.resolve(DEPLOY.relativize(file));
        Files.createDirectories(there.getParent());
        Files.copy(file, there);
      }
    }
    link(PACKAGES);
    link(KUBECTL);
  }

  private boolean isOurs(Path file) {
    String name = DEPLOY.relativize(file).toString();
    return !name.contains("/node_modules/") && !name.contains("/target/");
  }

  private void link(Path file) throws IOException {
    Path there = copy.resolve(file);
    if (Files.exists(DEPLOY.resolve(file)) && !Files.exists(there)) {
      Files.createDirectories(there.getParent());
      Files.createSymbolicLink(there, DEPLOY.resolve(file));
    }
  }
}
