package dev.bulletin.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The raw data that runs have left. */
record RawFolder(Path folder) {
  /** As {@code RawFile} names them, so that the newest comes last. */
  private static final String TIME = "-\\d{4}-\\d{2}-\\d{2}T\\d{6}Z\\.json";

  /** The newest file of a kind, whose name may be the beginning of another's. */
  Optional<Path> newest(String kind) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Pattern name = Pattern.compile(Pattern.quote(kind) + TIME);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name.matcher(file.getFileName().toString()).matches())
          .max(Comparator.comparing(file -> file.getFileName().toString()));
    }
  }
}
