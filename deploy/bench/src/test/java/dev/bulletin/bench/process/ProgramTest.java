package dev.bulletin.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
  @TempDir private Path folder;

  @Test
  void isReadyWithItsLine() throws Exception {
    try (Program program = start("echo building; echo ready at 17; exec sleep 60", 60)) {
      assertThat(program.readyLine().group(1)).isEqualTo("17");
    }
    assertThat(Files.readString(log())).startsWith("building");
  }

  @Test
  void tellsTheLastLinesOfAProgramThatEndsBefore() {
    assertThatThrownBy(() -> start("echo port 8080 is in use; exit 3", 60))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("shell ended before it was ready")
        .hasMessageEndingWith("port 8080 is in use");
  }

  @Test
  void endsAProgramThatIsNotReadyInTime() {
    assertThatThrownBy(() -> start("echo $$; exec sleep 60", 3))
        .hasMessageContaining("shell was not ready within 3 s");
    assertThat(ProcessHandle.of(writtenPid()).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void endsWhatItsProgramHasStarted() throws Exception {
    Program program = start("sleep 60 & echo $!; echo ready at 1; wait", 60);
    program.close();
    ProcessHandle.of(writtenPid()).ifPresent(sleep -> sleep.onExit().join());
    assertThat(program.tree().pids()).isEmpty();
  }

  @Test
  void tellsThatThereIsNoSuchProgram() {
    var command = new ProcessBuilder(folder.resolve("missing").toString());
    assertThatThrownBy(
            () -> Program.start("it", command, log(), Pattern.compile("x"), Duration.ofSeconds(1)))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("it cannot be started");
  }

  private Program start(String script, int seconds) throws IOException, InterruptedException {
    return Program.start(
        "shell",
        new ProcessBuilder("sh", "-c", script),
        log(),
        Pattern.compile("ready at (\\d+)"),
        Duration.ofSeconds(seconds));
  }

  private Path log() {
    return folder.resolve("logs/shell.log");
  }

  private long writtenPid() {
    try {
      return Long.parseLong(Files.readAllLines(log()).get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
