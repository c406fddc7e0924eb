package dev.bulletin.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports for servers that cannot choose one themselves. */
public final class Ports {
  // Below the range from which Linux takes the ports of outgoing connections, so that none of
  // those can take the port between this look and the start of the server.
  private static final int FIRST = 15_000;
  private static final int BEYOND = 32_000;

  /** Held until this JVM ends: one that was given away may not have been taken yet. */
  private static final Set<FileLock> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /** A port of the loopback address that nobody listens on, each time another, in every JVM. */
  public static int free() {
    for (int attempt = 0; attempt < 1_000; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
      if (isFree(port) && isOurs(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port between " + FIRST + " and " + BEYOND);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /** Each port is a byte of a file, and belongs to the JVM that has locked it. */
  private static boolean isOurs(int port) {
    try {
      FileLock lock = Shared.FILE.tryLock(port, 1, /* shared= */ false);
      return lock != null && GIVEN.add(lock);
    } catch (OverlappingFileLockException given) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Between all JVMs of this user. */
  private static final class Shared {
    static final FileChannel FILE = open();

    private static FileChannel open() {
      try {
        return FileChannel.open(
            Binaries.own().resolve("ports"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
