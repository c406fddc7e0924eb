package dev.bulletin.faults.disk;

import dev.bulletin.faults.machine.Ability;
import dev.bulletin.faults.machine.Command;
import dev.bulletin.faults.machine.Remains;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file system of its own in a file, for what is to run out of room: ext4, which keeps what it was
 * told to keep as the one does in which that file is.
 */
public final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 4_096;

  private final Path folder;
  private final Path image;
  private final Path ballast;
  private final Process sweeper;

  private SmallDisk(Path folder, Path image, Process sweeper) {
    this.folder = folder;
    this.image = image;
    this.ballast = folder.resolve("ballast");
    this.sweeper = sweeper;
  }

  /** Mounts it at the folder, which is made if need be and has no spaces in its path. */
  public static SmallDisk mount(Path folder, int megabytes) {
    Ability.require();
    Remains.sweepAfterTheDead();
    try {
      Path made = Files.createDirectories(folder.toAbsolutePath());
      Path image = made.resolveSibling(Remains.prefix() + made.getFileName() + ".img");
      try (var file = new RandomAccessFile(image.toFile(), "rw")) {
        file.setLength(megabytes * 1_048_576L);
      }
      Command.run("mkfs.ext4 -q -F -m 0 " + image);
      SmallDisk disk = new SmallDisk(made, image, Remains.sweepAfterThis());
      Command.run("mount -o loop " + image + " " + made);
      return disk;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  /** Takes all the room there is, to the last byte. */
  public void fill() {
    for (long room = room(); room >= BLOCK; room = Math.min(room / 2, room())) {
      reserve(room);
    }
    writeUntilFull(new byte[BLOCK]);
    writeUntilFull(new byte[1]);
  }

  /** Without writing as much, which takes long. */
  private void reserve(long bytes) {
    try {
      long length = Files.exists(ballast) ? Files.size(ballast) : 0;
      Command.run("fallocate -o " + length + " -l " + bytes + " " + ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalStateException lessThanThat) {
      return;
    }
  }

  private void writeUntilFull(byte[] block) {
    try (OutputStream out =
        Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      return;
    }
  }

  /** Gives back the room that was filled. */
  public void free() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many bytes there is room for. */
  public long room() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unmounts and forgets it; nobody may use it any more. */
  @Override
  public void close() {
    Command.run("umount " + folder);
    sweeper.destroyForcibly();
    try {
      Files.deleteIfExists(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
