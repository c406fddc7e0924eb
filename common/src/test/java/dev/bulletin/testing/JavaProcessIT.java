package dev.bulletin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class JavaProcessIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void runsTheSameJavaWithTheSettingsGiven() {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (ChildProcess process =
        counter().environment(Map.of("BULLETIN_COLOUR", "green")).onLine(heard::add).start()) {
      assertThat(process.awaitLine("^settings", LIMIT))
          .isEqualTo("settings {BULLETIN_COLOUR=green}");
      String java = "java " + Runtime.version();
      assertThat(process.awaitLine("^java", LIMIT)).isEqualTo(java);
      Eventually.that(LIMIT, () -> heard.contains(java));
      List<String> first = List.copyOf(heard);
      assertThat(process.lines()).startsWith(first.toArray(String[]::new));
    }
  }

  @Test
  void endsOnSigtermWithTheExitCodeOfTheSignal() {
    try (ChildProcess process = counter().start()) {
      process.awaitLine("^count", LIMIT);
      process.terminate();
      assertThat(process.awaitExit(LIMIT)).isEqualTo(143);
      assertThat(process.awaitLine("^going", LIMIT)).isEqualTo("going");
    }
  }

  @Test
  void endsOnSigkillWithoutAWord() {
    try (ChildProcess process = counter().start()) {
      process.awaitLine("^count", LIMIT);
      process.kill();
      assertThat(process.awaitExit(LIMIT)).isEqualTo(137);
      assertThat(process.exitCode()).hasValue(137);
      // Fails when all that it wrote has been read.
      assertThatThrownBy(() -> process.awaitLine("^going", LIMIT))
          .hasMessageContaining("counter (ended with 137)");
    }
  }

  @Test
  void usesNoCpuTimeWhilePaused() {
    try (ChildProcess process = counter().start()) {
      process.awaitLine("^count", LIMIT);
      process.pause();
      // Each of its threads stops when it next runs.
      Eventually.that(LIMIT, () -> assertThat(usedMeanwhile(process)).isZero());
      Duration before = process.cpuTime();
      process.resume();
      Eventually.that(LIMIT, () -> process.cpuTime().compareTo(before) > 0);
    }
  }

  @Test
  void saysWhatTheProcessWroteWhenItEndsBeforeTheLine() {
    try (ChildProcess process =
        JavaProcess.ofMain("nobody", TestClassPath.get(), "no.such.Main").start()) {
      assertThatThrownBy(() -> process.awaitLine("ready", LIMIT))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("nobody (ended with 1)")
          .hasMessageContaining("no.such.Main");
    }
  }

  private static Duration usedMeanwhile(ChildProcess process) {
    Duration before = process.cpuTime();
    hearNothing(process);
    return process.cpuTime().minus(before);
  }

  private static void hearNothing(ChildProcess process) {
    assertThatThrownBy(() -> process.awaitLine("^never", Duration.ofMillis(200)))
        .isInstanceOf(AssertionError.class);
  }

  private static JavaProcess counter() {
    return JavaProcess.ofMain("counter", TestClassPath.get(), Counter.class.getName())
        .flags("-Xmx64m");
  }
}
