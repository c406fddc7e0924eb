package dev.bulletin.faults.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Gives each process of the suite its place. */
public interface Network extends AutoCloseable {
  /**
   * The place of a process.
   *
   * @param name as {@link Victim#name()}
   */
  Place place(String name);

  /** What processes outside of it, such as the market simulator, are reached by. */
  String outside();

  /** Makes the folder in which a store is to keep its data; it goes with the folder. */
  default void lay(Path folder) throws IOException {
    Files.createDirectories(folder);
  }

  /** Nobody uses the folder any more. */
  default void release(Path folder) {}

  @Override
  void close();

  /** All on the loopback address of this machine, where nothing can be cut off. */
  static Network loopback() {
    return new Network() {
      private static final String HOST = "127.0.0.1";

      @Override
      public Place place(String name) {
        return new Place(HOST, List.of());
      }

      @Override
      public String outside() {
        return HOST;
      }

      @Override
      public void close() {}
    };
  }
}
