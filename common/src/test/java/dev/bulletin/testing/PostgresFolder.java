package dev.bulletin.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The folder of a PostgreSQL server: its data, and the password of its superuser beside it.
 *
 * @param path absolute
 */
record PostgresFolder(Path path, boolean isTemporary) {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  static PostgresFolder temporary() {
    return new PostgresFolder(Folders.temporary("postgres").toAbsolutePath(), true);
  }

  static PostgresFolder kept(Path path) {
    return new PostgresFolder(Folders.existing(path.toAbsolutePath()), false);
  }

  Path data() {
    return path.resolve("data");
  }

  /** The superuser's password, kept with the data that it opens. */
  Path passwordFile() {
    return path.resolve("password");
  }

  /** The server that lives in this folder, if there is one. */
  Optional<ServerProcess> process() {
    return ServerProcess.find(data().resolve("postmaster.pid"), "postgres");
  }

  /**
   * Leaves the folder as a server can use it: a process that a killed run has left is stopped, and
   * data whose creation was interrupted is set aside.
   */
  PostgresFolder prepare() {
    process().ifPresent(leftOver -> leftOver.stop(Signal.INT, STOP_LIMIT));
    try {
      if (Files.exists(data()) && !Files.exists(passwordFile())) {
        Files.move(data(), path.resolve("unfinished-" + UUID.randomUUID()));
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The password of the data that is there, else a new one. */
  String password() {
    try {
      return Files.exists(passwordFile())
          ? Files.readString(passwordFile())
          : UUID.randomUUID().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps the password; from now on the data counts as complete. */
  void complete(String password) {
    try {
      Path draft = Files.createTempFile(path, "password", null);
      Files.writeString(draft, password);
      Files.move(draft, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
