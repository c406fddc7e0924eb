package dev.bulletin.faults.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time of day that one process is told, by libfaketime. The clock by which it measures how long
 * something takes goes on as ever, as it does when somebody sets the clock of a machine.
 */
public final class MovableClock {
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";
  private static final int DEPTH = 3;

  private final Path library;
  private final Path setting;

  private MovableClock(Path library, Path setting) {
    this.library = library;
    this.setting = setting;
  }

  /** Why there is none here, as a sentence. */
  public static Optional<String> lack() {
    return library().isPresent()
        ? Optional.empty()
        : Optional.of("a clock that jumps needs libfaketime (Debian: faketime)");
  }

  /**
   * A clock that goes right.
   *
   * @param setting the file that says by how much it goes wrong
   */
  public static MovableClock at(Path setting) {
    Path library = library().orElseThrow(() -> new IllegalStateException(lack().orElse("")));
    MovableClock clock = new MovableClock(library, setting.toAbsolutePath());
    clock.jump(Duration.ZERO);
    return clock;
  }

  private static Optional<Path> library() {
    try (Stream<Path> files =
        Files.find(Path.of("/usr/lib"), DEPTH, (file, is) -> file.endsWith(LIBRARY))) {
      return files.findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command begins with that is to go by this clock. */
  public List<String> wrapper() {
    return List.of(
        "env",
        "LD_PRELOAD=" + library,
        "FAKETIME_TIMESTAMP_FILE=" + setting,
        "FAKETIME_CACHE_DURATION=1",
        "DONT_FAKE_MONOTONIC=1",
        "NO_FAKE_STAT=1");
  }

  /** From now on, or within a second, it says so much more, or less, than what is right. */
  public void jump(Duration by) {
    try {
      Path draft = Files.createTempFile(setting.getParent(), "clock", null);
      Files.writeString(draft, "%+d".formatted(by.toSeconds()));
      Files.move(draft, setting, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
