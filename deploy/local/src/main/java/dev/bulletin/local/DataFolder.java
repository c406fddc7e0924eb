package dev.bulletin.local;

import dev.bulletin.common.error.CannotStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder of a run, which only one run uses at a time; the lock ends with the process. */
final class DataFolder implements AutoCloseable {
  private static final int TOKEN_BYTES = 32;

  /** Strong enough, and short enough to be typed. */
  private static final int PASSWORD_BYTES = 12;

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Takes the folder, making it if need be. */
  static DataFolder take(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new CannotStartException(
            path + " is used by another run: stop that one, or choose another folder with --data");
      }
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new CannotStartException(
          path + " cannot be used as data folder (" + e + "): choose another with --data");
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** A folder inside this one. */
  Path folder(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The publisher's token of this folder: made by the first run, kept for the next. */
  static String token(Optional<DataFolder> kept) {
    return secret(kept, "publisher-token", TOKEN_BYTES);
  }

  /** The publisher's password, kept as the token is. */
  static String password(Optional<DataFolder> kept) {
    return secret(kept, "publisher-password", PASSWORD_BYTES);
  }

  private static String secret(Optional<DataFolder> kept, String name, int bytes) {
    return kept.map(folder -> folder.keptSecret(name, bytes)).orElseGet(() -> random(bytes));
  }

  private String keptSecret(String name, int bytes) {
    Path file = path.resolve(name);
    try {
      if (!Files.exists(file)) {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
        Files.writeString(file, random(bytes));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String newToken() {
    return random(TOKEN_BYTES);
  }

  private static String random(int size) {
    byte[] bytes = new byte[size];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
