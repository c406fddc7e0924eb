package dev.bulletin.local.examples;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the bundled example reports. */
public final class Examples {
  private static final String FOLDER = "/examples/";
  private static final String INDEX = "index.txt";

  private Examples() {}

  /** All examples in the order in which they are to be published: the newest is the last. */
  public static List<ExampleReport> read() {
    return content(INDEX).lines().map(Examples::report).toList();
  }

  private static ExampleReport report(String file) {
    try {
      return ExampleReport.parse(content(file));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }

  private static String content(String file) {
    try (InputStream in = Examples.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new FileNotFoundException(FOLDER + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
