package dev.bulletin.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.image.folder.ImageService;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartupArgumentsTest {
  @Test
  void startsAllServicesWithTheJavaThatRunsItByDefault() {
    var arguments = StartupArguments.parse(List.of());
    assertThat(arguments.services()).containsExactly(ImageService.values());
    assertThat(arguments.jdks()).containsExactly(Path.of(System.getProperty("java.home")));
    assertThat(arguments.pairs()).isEqualTo(3);
    assertThat(arguments.memoryMebibytes()).isEqualTo(512);
    assertThat(arguments.output().write()).isFalse();
  }

  @Test
  void takesEverything() {
    String options =
        "--jdk a --jdk b --service gateway --service realtime-service --pairs 5 --memory 1024 --write --from f";
    var arguments = StartupArguments.parse(List.of(options.split(" ")));
    assertThat(arguments.jdks()).containsExactly(Path.of("a"), Path.of("b"));
    assertThat(arguments.services())
        .containsExactly(ImageService.GATEWAY, ImageService.REALTIME_SERVICE);
    assertThat(arguments.pairs()).isEqualTo(5);
    assertThat(arguments.memoryMebibytes()).isEqualTo(1_024);
    assertThat(arguments.output().write()).isTrue();
    assertThat(arguments.output().from()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "--service door, no service is called",
    "--service, needs a value",
    "--pairs 101, from 1 to 100",
    "--wait, unknown option"
  })
  void saysWhatIsWrong(String options, String problem) {
    assertThatThrownBy(() -> StartupArguments.parse(List.of(options.split(" "))))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(problem);
  }
}
