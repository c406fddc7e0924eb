package dev.bulletin.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.OneTest;
import dev.bulletin.testing.TestClassPath;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes each guard away and sees its test fail, in a JVM of its own. That takes half an hour, so it
 * is no part of the build: {@code ./deploy/bench/guards}.
 */
class GuardProof {
  private static final Path TABLE = Path.of("target", "guards-taken-away.txt");
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Some guards stand in common, and their tests with them. */
  private static final String COMMON = Path.of("..", "common", "target", "test-classes").toString();

  @TempDir private Path folder;

  @BeforeAll
  static void begin() throws IOException {
    Files.deleteIfExists(TABLE);
  }

  static List<Guard> guards() {
    Pattern chosen = Pattern.compile(System.getProperty("bulletin.guards", ""));
    return Guard.all().stream().filter(guard -> chosen.matcher(guard.toString()).find()).toList();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("guards")
  void isMissed(Guard guard) throws Exception {
    compileWithout(guard);
    JavaProcess java =
        JavaProcess.ofMain(
                "test",
                String.join(File.pathSeparator, folder.toString(), TestClassPath.get(), COMMON),
                OneTest.class.getName())
            .arguments(guard.testClass(), guard.testMethod());
    try (ChildProcess test = java.start()) {
      String told = test.awaitLine(OneTest.TELLS + ".*", LIMIT);
      String line = "%-80s %s: %s%n".formatted(guard, guard.testName(), told);
      Files.writeString(TABLE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      assertThat(told).isNotEqualTo(OneTest.told(0));
    }
  }

  private void compileWithout(Guard guard) throws IOException {
    Path source = folder.resolve(guard.in().replaceFirst(".*\\.", "") + ".java");
    Files.writeString(source, guard.sourceWithout());
    var complaints = new ByteArrayOutputStream();
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                complaints,
                complaints,
                "-proc:none",
                "-nowarn",
                "-d",
                folder.toString(),
                "-cp",
                TestClassPath.get(),
                source.toString());
    assertThat(result).as(complaints.toString()).isZero();
  }
}
