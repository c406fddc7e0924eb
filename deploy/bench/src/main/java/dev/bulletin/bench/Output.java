package dev.bulletin.bench;

import dev.bulletin.bench.record.MarkedFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the figures of a command come from and go to: its options {@code --from}, {@code --write}.
 */
public final class Output {
  private boolean write;
  private @Nullable Path from;

  /** The raw data of an earlier run, in place of a new one. */
  public Optional<Path> from() {
    return Optional.ofNullable(from);
  }

  /** Whether the table goes into a README. */
  public boolean write() {
    return write;
  }

  /** Takes an option of these; any other is not known. */
  public void take(String option, Options options) {
    switch (option) {
      case "--write" -> write = true;
      case "--from" -> from = Path.of(options.value());
      default -> throw options.unknown();
    }
  }

  /**
   * Draws a table from a file of raw data, so that it can be drawn again, shows it, and puts it
   * between the markers of that name if told so. A file without such markers is refused before
   * anything is measured.
   */
  public void put(
      MarkedFile readme, String name, PrintStream out, Measuring measuring, Drawing table)
      throws IOException, InterruptedException {
    if (write) {
      readme.require(name);
    }
    String drawn = table.of(from == null ? measuring.run() : from);
    out.printf("%n%s%n", drawn);
    if (write) {
      readme.replace(name, drawn);
    }
  }

  /** Measures, and gives the file of the raw data. */
  @FunctionalInterface
  public interface Measuring {
    Path run() throws IOException, InterruptedException;
  }

  /** Draws the table of raw data. */
  @FunctionalInterface
  public interface Drawing {
    String of(Path file) throws IOException;
  }
}
