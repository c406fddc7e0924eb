package dev.bulletin.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  @TempDir private Path folder;

  @Test
  void findsAProgramOnThePath() throws Exception {
    Path program = Files.createFile(folder.resolve("some-load-generator"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(Commands.find("some-load-generator", "/nowhere:" + folder, "install it"))
        .isEqualTo(program);
  }

  @Test
  void tellsHowToGetAMissingProgram() {
    assertThatThrownBy(() -> Commands.find("some-load-generator", "/nowhere", "install it"))
        .hasMessage("some-load-generator is not on the PATH; install it");
  }

  @Test
  void givesWhatACommandWritesToEitherStream() {
    assertThat(Commands.output("sh", "-c", "echo one; echo two >&2")).isEqualTo("one\ntwo");
  }

  @Test
  void givesNothingOfACommandThatFails() {
    assertThat(Commands.tryOutput("sh", "-c", "echo one; exit 1")).isEmpty();
    assertThatThrownBy(() -> Commands.output("sh", "-c", "exit 1"))
        .hasMessage("failed: sh -c exit 1");
  }
}
