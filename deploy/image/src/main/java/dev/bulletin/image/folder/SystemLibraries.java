package dev.bulletin.image.folder;

import dev.bulletin.image.ImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The C library and the others that a Java needs, taken from the system that builds the image. */
final class SystemLibraries {
  private static final Pattern LIBRARY = Pattern.compile("(?m)^\\s+(?:\\S+ => )?(/\\S+) \\(0x");

  /** What Java opens by itself when it first draws letters. */
  private static final String FONT_CONFIGURATION = "libfontconfig.so.1";

  private final Path root;
  private final Path java;

  SystemLibraries(Path root, Path java) {
    this.root = root;
    this.java = java;
  }

  /** Puts all that the Java and the libraries in the folder need where it is looked for. */
  void copy(Path more) throws IOException {
    Set<Path> needed = new TreeSet<>();
    for (Path binary : binaries(more)) {
      needed.addAll(neededBy(binary));
    }
    Path c = needed.stream().filter(SystemLibraries::isC).findAny().orElseThrow();
    Path fonts = c.resolveSibling(FONT_CONFIGURATION);
    if (Files.exists(fonts)) {
      needed.add(fonts);
      needed.addAll(neededBy(fonts));
    }
    for (Path library : needed) {
      put(library);
    }
  }

  private static boolean isC(Path library) {
    return library.getFileName().toString().startsWith("libc.so");
  }

  private List<Path> binaries(Path more) throws IOException {
    try (Stream<Path> all = Stream.concat(Files.walk(java), Files.walk(more))) {
      return all.filter(Files::isRegularFile).filter(this::isBinary).toList();
    }
  }

  private boolean isBinary(Path file) {
    return file.toString().endsWith(".so") || file.equals(java.resolve("bin/java"));
  }

  private List<Path> neededBy(Path binary) {
    String path = java.resolve("lib") + ":" + java.resolve("lib/server");
    return LIBRARY
        .matcher(
            Programs.output(List.of("env", "LD_LIBRARY_PATH=" + path, "ldd", binary.toString())))
        .results()
        .map(SystemLibraries::path)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Path> path(MatchResult match) {
    Path path = Path.of(match.group(1));
    boolean ofTheSystem =
        Stream.of("/lib", "/lib64", "/usr/lib", "/usr/lib64").anyMatch(path::startsWith);
    return ofTheSystem ? Optional.of(path) : Optional.empty();
  }

  private void put(Path library) throws IOException {
    Path there = root.resolve(library.toString().substring(1));
    Files.createDirectories(there.getParent());
    Files.copy(library.toRealPath(), there, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Those of another kind of system, such as musl's, would be found by another ldd. */
  static void refuseOthers() {
    if (!Files.isExecutable(Path.of("/usr/bin/ldd"))) {
      throw new ImageException("ldd is needed: build on a Linux with glibc");
    }
  }
}
