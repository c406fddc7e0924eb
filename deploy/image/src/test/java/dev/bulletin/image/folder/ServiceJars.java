package dev.bulletin.image.folder;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All jars that any of the services runs, as Maven has put them together for the images. */
final class ServiceJars {
  private static final Path FOLDER = Path.of("target", "lib");
  private static final Pattern MODULE = Pattern.compile("(?m)^ +(java[\\w.]*|jdk[\\w.]*)");

  private ServiceJars() {}

  static Set<Path> all() throws IOException {
    Set<Path> all = new TreeSet<>();
    for (ImageService service : ImageService.values()) {
      all.addAll(ClassPath.read(FOLDER, service).jars());
    }
    return all;
  }

  /** The modules of Java that classes in the jars refer to, by jdeps. */
  static Set<String> modules(Path folder) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--multi-release", "17", "--ignore-missing-deps", "--list-deps"));
    for (Path jar : all()) {
      arguments.add(onClassPath(jar, folder).toString());
    }
    var said = new StringWriter();
    var out = new PrintWriter(said);
    String[] all = arguments.toArray(String[]::new);
    if (ToolProvider.findFirst("jdeps").orElseThrow().run(out, out, all) != 0) {
      throw new AssertionError(said.toString());
    }
    return MODULE
        .matcher(said.toString())
        .results()
        .map((MatchResult line) -> line.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The jar as the class path knows it: what it says of itself as a module counts for nothing. */
  private static Path onClassPath(Path jar, Path folder) throws IOException {
    Path copy = Files.copy(jar, folder.resolve(jar.getFileName()));
    try (FileSystem inside = FileSystems.newFileSystem(copy);
        Stream<Path> all = Files.walk(inside.getPath("/"))) {
      for (Path file : all.filter(each -> each.endsWith("module-info.class")).toList()) {
        Files.delete(file);
      }
    }
    return copy;
  }
}
