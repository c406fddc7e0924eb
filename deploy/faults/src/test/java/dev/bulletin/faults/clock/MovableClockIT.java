package dev.bulletin.faults.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.TestClassPath;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovableClockIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration NEARLY_AN_HOUR = Duration.ofMinutes(55);

  @Test
  void jumpsForwardAndBackWhileTheProcessRuns(@TempDir Path folder) {
    assumeTrue(MovableClock.lack().isEmpty(), () -> MovableClock.lack().orElse(""));
    MovableClock clock = MovableClock.at(folder.resolve("clock"));
    try (ChildProcess process = start(clock)) {
      assertThat(ahead(process)).isLessThan(NEARLY_AN_HOUR);
      clock.jump(Duration.ofHours(1));
      Eventually.that(LIMIT, () -> assertThat(ahead(process)).isGreaterThan(NEARLY_AN_HOUR));
      clock.jump(Duration.ofHours(-1));
      Eventually.that(LIMIT, () -> assertThat(ahead(process)).isLessThan(NEARLY_AN_HOUR.negated()));
    }
  }

  private static ChildProcess start(MovableClock clock) {
    return JavaProcess.ofMain("time", TestClassPath.get(), TimeMain.class.getName())
        .shortLived()
        .within(clock.wrapper())
        .start();
  }

  /** By how much its clock is ahead of ours. */
  private static Duration ahead(ChildProcess process) {
    int before = process.lines().size();
    process.tell("what time is it?");
    Eventually.that(LIMIT, () -> assertThat(process.lines()).hasSizeGreaterThan(before));
    return Duration.between(Instant.now(), Instant.parse(process.lines().get(before)));
  }
}
