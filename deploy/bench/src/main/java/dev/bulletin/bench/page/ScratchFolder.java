package dev.bulletin.bench.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that goes away with everything in it. */
public final class ScratchFolder implements AutoCloseable {
  private final Path path;

  private ScratchFolder(Path path) {
    this.path = path;
  }

  public static ScratchFolder create() throws IOException {
    return new ScratchFolder(Files.createTempDirectory("bulletin-bench"));
  }

  public Path path() {
    return path;
  }

  public Path newFolder(String prefix) throws IOException {
    return Files.createTempDirectory(path, prefix);
  }

  @Override
  public void close() throws IOException {
    for (Path file : deepestFirst()) {
      Files.deleteIfExists(file);
    }
  }

  private List<Path> deepestFirst() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
