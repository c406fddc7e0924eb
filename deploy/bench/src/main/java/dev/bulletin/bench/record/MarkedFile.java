package dev.bulletin.bench.record;

import dev.bulletin.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file with places that commands fill: between the comments NAME and /NAME. */
public final class MarkedFile {
  private final Path file;

  public MarkedFile(Path file) {
    this.file = file;
  }

  /** Puts the text between the markers, in place of what was there. */
  public void replace(String name, String text) throws IOException {
    String before = read();
    String opening = "<!-- " + name + " -->";
    String closing = "<!-- /" + name + " -->";
    int start = only(before, opening) + opening.length();
    int end = only(before, closing);
    if (end < start) {
      throw unusable("%s stands before %s".formatted(closing, opening));
    }
    String after = before.substring(0, start) + "\n" + text.strip() + "\n" + before.substring(end);
    Files.writeString(file, after);
  }

  /** Fails if the text could not be put there: to be asked before a long measurement. */
  public void require(String name) throws IOException {
    String text = read();
    only(text, "<!-- " + name + " -->");
    only(text, "<!-- /" + name + " -->");
  }

  private String read() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw unusable("there is no such file");
    }
    return Files.readString(file);
  }

  private int only(String text, String marker) {
    int place = text.indexOf(marker);
    if (place < 0) {
      throw unusable("write %s where the table belongs".formatted(marker));
    }
    if (text.indexOf(marker, place + 1) >= 0) {
      throw unusable("%s stands there twice".formatted(marker));
    }
    return place;
  }

  private BenchException unusable(String problem) {
    return new BenchException(BenchException.Kind.CANNOT_RUN, file + ": " + problem);
  }
}
