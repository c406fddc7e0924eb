package dev.bulletin.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.CpuReading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreeTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final ProcessTree self = ProcessTree.of(ProcessHandle.current().pid());

  @TempDir private Path folder;

  @Test
  void countsTheCpuTimeOfALivingProcess() {
    var before = self.read();
    Duration used = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    assertThat(before.secondsSince(new CpuReading(Map.of())))
        .isPositive()
        .isLessThanOrEqualTo(used.toMillis() / 1e3 + 0.02);
  }

  @Test
  void includesWhatTheProcessHasStarted() throws Exception {
    try (Program shell = shell("sleep 60 & echo ready; wait")) {
      assertThat(shell.tree().pids()).hasSize(2);
      assertThat(shell.tree().read().secondsByProcess()).hasSize(2);
    }
  }

  @Test
  void isEmptyWhenTheProcessHasEnded() throws Exception {
    Program shell = shell("echo ready; exec sleep 60");
    ProcessTree tree = shell.tree();
    var alive = tree.read();
    shell.close();
    assertThat(tree.pids()).isEmpty();
    assertThat(tree.read().endedSince(alive)).hasSize(1);
  }

  @Test
  void findsAJavaProcessByItsMainClass() {
    String main = mainClassOfThisJvm();
    assertThat(self.javaProcess(main).root()).isEqualTo(self.root());
  }

  @Test
  void tellsWhichJavaProcessesThereAreWhenNoneFits() {
    assertThatThrownBy(() -> self.javaProcess("no such service"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("found 0")
        .hasMessageContaining("[");
  }

  @Test
  void knowsTheLimitOfOpenFilesAndTheExecutable() {
    assertThat(self.openFilesLimit()).matches("\\d+|unlimited");
    assertThat(self.executable().orElseThrow()).hasFileName("java");
  }

  private static String mainClassOfThisJvm() {
    var command = new ProcFolder(ProcessHandle.current().pid()).commandLine();
    return JavaCommandLine.mainClass(command).orElseThrow().toLowerCase(Locale.ROOT);
  }

  private Program shell(String script) throws Exception {
    return Program.start(
        "shell",
        new ProcessBuilder("sh", "-c", script),
        folder.resolve("log"),
        Pattern.compile("ready"),
        LIMIT);
  }
}
