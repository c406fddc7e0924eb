package dev.bulletin.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The folder of a PostgreSQL server: its data, and the password of its superuser beside it.
 *
 * @param path absolute
 * @param host an address beside the loopback's at which the server listens, or that one
 */
record PostgresFolder(Path path, boolean isTemporary, String host) {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  static PostgresFolder temporary() {
    return new PostgresFolder(
        Folders.temporary("postgres").toAbsolutePath(), true, PostgresLauncher.HOST);
  }

  static PostgresFolder kept(Path path, String host) {
    return new PostgresFolder(Folders.existing(path.toAbsolutePath()), false, host);
  }

  Path data() {
    return path.resolve("data");
  }

  /** The superuser's password, kept with the data that it opens. */
  Path passwordFile() {
    return path.resolve("password");
  }

  /** What the server and the tools around it write. */
  Path logFile() {
    return path.resolve("postgres.log");
  }

  /** The end of the log, each line after a line break; empty when there is none. */
  String lastLogLines() {
    try {
      List<String> lines = Files.readAllLines(logFile());
      return lines.stream()
          .skip(Math.max(0, lines.size() - 20))
          .map(System.lineSeparator()::concat)
          .collect(Collectors.joining());
    } catch (IOException none) {
      return "";
    }
  }

  /** The server that lives in this folder, if there is one. */
  Optional<ServerProcess> process() {
    return ServerProcess.find(data().resolve("postmaster.pid"), "postgres");
  }

  /** Stops the server that a killed run has left here. */
  void stopLeftOver() {
    process().ifPresent(leftOver -> leftOver.stop(Signal.INT, STOP_LIMIT));
  }

  /** Makes room where the creation of the data was interrupted; nothing is ever deleted. */
  void setUnfinishedAside() throws IOException {
    if (Files.exists(data()) && !Files.exists(passwordFile())) {
      Files.move(data(), path.resolve("unfinished-" + UUID.randomUUID()));
    }
  }

  /** The password of the data that is there, else a new one. */
  String password() throws IOException {
    return Files.exists(passwordFile())
        ? Files.readString(passwordFile())
        : UUID.randomUUID().toString();
  }

  /** Keeps the password; from now on the data counts as complete. */
  void complete(String password) throws IOException {
    Path draft = Files.createTempFile(path, "password", null);
    Files.writeString(draft, password);
    Files.move(draft, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  Watchdog watch(ServerProcess process) {
    return isTemporary
        ? Watchdog.over(process.handle(), Signal.QUIT, path.toString())
        : Watchdog.over(process.handle(), Signal.INT);
  }

  void discardIfTemporary() {
    if (isTemporary) {
      Folders.delete(path);
    }
  }
}
