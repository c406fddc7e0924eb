package dev.bulletin.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A server that runs in the background and wrote its process id into a file. */
final class ServerProcess {
  private final ProcessHandle handle;

  private ServerProcess(ProcessHandle handle) {
    this.handle = handle;
  }

  /** The living process that the file names, if it still is one of that program. */
  static Optional<ServerProcess> find(Path pidFile, String program) {
    return pid(pidFile)
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().command().orElse("").contains(program))
        .map(ServerProcess::new);
  }

  private static Optional<Long> pid(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .findFirst()
          .map(String::strip)
          .filter(ServerProcess::isPid)
          .map(Long::valueOf);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPid(String line) {
    return line.matches("[1-9][0-9]{0,9}");
  }

  ProcessHandle handle() {
    return handle;
  }

  /**
   * Whether it still does anything; one that only its parent has not yet missed counts as ended.
   */
  boolean isAlive() {
    return handle.isAlive() && !isZombie();
  }

  /** Not as long as other threads of it are ending, which still hold its files and its port. */
  private boolean isZombie() {
    Path process = Path.of("/proc", Long.toString(handle.pid()));
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      String stat = Files.readString(process.resolve("stat"));
      return stat.startsWith(" Z", stat.lastIndexOf(')') + 1) && threads.count() <= 1;
    } catch (IOException noSuchFile) {
      return false;
    }
  }

  void pause() {
    Signal.STOP.sendToTree(handle);
  }

  void resume() {
    Signal.CONT.sendToTree(handle);
  }

  /** Ends the server and everything it has started at once, as a crash would. */
  void kill(Duration limit) {
    Signal.KILL.sendToTree(handle);
    hasEnded(limit);
  }

  /** Asks the server to end, and ends it if it has not done so within the limit. */
  void stop(Signal polite, Duration limit) {
    if (!isAlive()) {
      return;
    }
    polite.sendTo(handle);
    resume();
    if (!hasEnded(limit)) {
      Signal.KILL.sendToTree(handle);
      hasEnded(limit);
    }
  }

  private boolean hasEnded(Duration limit) {
    try {
      Eventually.that(limit, () -> !isAlive());
      return true;
    } catch (AssertionError alive) {
      return false;
    }
  }
}
