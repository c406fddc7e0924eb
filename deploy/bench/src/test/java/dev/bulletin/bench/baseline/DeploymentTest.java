package dev.bulletin.bench.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeploymentTest {
  private static final Path FILES = Path.of("../jvm");
  private static final long HEAP = 512;

  @Test
  void ofTheBaselineLimitsTheHeapAndNothingElse() {
    assertThat(Deployment.with(List.of()).options()).containsExactly("-Xmx512m");
    assertThat(Deployment.with(List.of("page-cache")).options()).containsExactly("-Xmx512m");
  }

  @Test
  void ofImagesIsWhatTheirFilesSay() {
    assertThat(Deployment.ofImages(FILES).options())
        .contains("-XX:MaxRAMPercentage=60", "-XX:+UseG1GC", "-Djava.awt.headless=true")
        .noneMatch(option -> option.startsWith("#"));
    assertThat(Deployment.ofImages(FILES).tuning())
        .contains("-XX:+UseG1GC")
        .doesNotContain("-Djava.awt.headless=true");
  }

  @Test
  void ofImagesLetsAHeapGrowAsFarAsTheBaselineDoes() throws Exception {
    assertThat(mostOfHeap(Deployment.baseline())).isEqualTo(HEAP);
    assertThat(mostOfHeap(Deployment.ofImages(FILES))).isEqualTo(HEAP);
  }

  @Test
  void isRefusedWhereNobodySaysWhereTheFilesAre() {
    assertThatThrownBy(() -> Deployment.with(List.of("deployment")))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("deploy/jvm");
  }

  /** In MiB, as such a JVM says. */
  private static long mostOfHeap(Deployment deployment) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(deployment.options());
    command.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String flags = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String line =
        flags.lines().filter(flag -> flag.contains(" MaxHeapSize ")).findAny().orElseThrow();
    return Long.parseLong(line.replaceAll("[^0-9]*(\\d+).*", "$1")) / (1 << 20);
  }
}
