package dev.bulletin.report.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that a body could hold in order to hurt its readers.
 *
 * @param kind the file it stands in
 * @param text in which {@code \\u} and four digits stand for what a file cannot hold
 */
record Vector(String kind, String name, String text) {
  private static final Pattern BEGINNING = Pattern.compile("^### ", Pattern.MULTILINE);
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");

  /** All that there are. */
  static List<Vector> all() {
    try (Stream<Path> files = Files.list(Path.of(Vector.class.getResource("/vectors").toURI()))) {
      return files.sorted().flatMap(Vector::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Vector> of(Path file) {
    String kind = file.getFileName().toString().replace(".txt", "");
    return Arrays.stream(BEGINNING.split(read(file)))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> of(kind, entry));
  }

  private static Vector of(String kind, String entry) {
    int end = entry.indexOf('\n');
    return new Vector(kind, entry.substring(0, end), unescaped(entry.substring(end + 1)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unescaped(String text) {
    return ESCAPE.matcher(text).replaceAll(escape -> character(escape.group(1)));
  }

  private static String character(String digits) {
    return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(digits, 16)));
  }

  @Override
  public String toString() {
    return kind + ": " + name;
  }
}
