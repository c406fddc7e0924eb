package dev.bulletin.bench.report.section;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A kind of raw data that the report knows.
 *
 * @param name with which the names of its files begin
 * @param command that measures it
 */
public record Kind(String name, String title, String command, Drawing drawing) {
  /** Draws a section from a file of raw data, or refuses to. */
  @FunctionalInterface
  public interface Drawing {
    Section of(Path file) throws IOException;
  }
}
