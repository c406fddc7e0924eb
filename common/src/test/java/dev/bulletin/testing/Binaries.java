package dev.bulletin.testing;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * The folder where the 60 MB of PostgreSQL are unpacked once per user and machine, and what else
 * the JVMs of a user share. It lies among the temporary files, where everybody may write: so it
 * must be a folder of this user that nobody else can change, or programs of others would be run
 * from it.
 */
final class Binaries {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private Binaries() {}

  /** One folder below the checked one, because the library opens the folder it is given to all. */
  static Path folder() throws IOException {
    return own().resolve("postgres");
  }

  static Path own() throws IOException {
    Path folder =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "bulletin-binaries-" + System.getProperty("user.name"));
    create(folder);
    if (!isSafe(folder)) {
      throw new IllegalStateException(
          folder + " is not a folder that only you can change: remove it or set java.io.tmpdir");
    }
    return folder;
  }

  private static void create(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException there) {
      return;
    }
  }

  private static boolean isSafe(Path folder) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return attributes.isDirectory()
        && attributes.permissions().equals(OWNER_ONLY)
        && attributes.owner().equals(ownerOfNewFiles());
  }

  private static UserPrincipal ownerOfNewFiles() throws IOException {
    Path file = Files.createTempFile("bulletin-owner-", null);
    UserPrincipal owner = Files.getOwner(file);
    Files.delete(file);
    return owner;
  }
}
