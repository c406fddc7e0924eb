package dev.bulletin.bench.realtime.rival;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.process.Commands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What rivals of one language are made of: our sources, the versions they ask for, and a tool. */
enum Kit {
  NODE(
      "Node.js with npm",
      "node",
      List.of("package.json", "package-lock.json", "feed.mjs", "ws.mjs", "socket-io.mjs"),
      List.of("node", "--version"),
      List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")),
  GO(
      "Go",
      "centrifuge",
      List.of("go.mod", "go.sum", "main.go"),
      List.of("go", "version"),
      List.of("go", "build", "-o", "rival", "."));

  private static final int LINES_TOLD = 15;

  private final String label;
  private final String folder;
  private final List<String> files;
  private final List<String> asksVersion;
  private final List<String> makes;

  Kit(
      String label,
      String folder,
      List<String> files,
      List<String> asksVersion,
      List<String> makes) {
    this.label = label;
    this.folder = folder;
    this.files = files;
    this.asksVersion = asksVersion;
    this.makes = makes;
  }

  String label() {
    return label;
  }

  /** Of the language; nothing where it or the tool that makes the programs is missing. */
  Optional<String> version() {
    return Commands.tryOutput(makes.get(0), asksVersion.get(1))
        .flatMap(tool -> Commands.tryOutput(asksVersion.toArray(String[]::new)))
        .map(told -> told.replaceFirst("^v", "Node.js ").replaceFirst("^go version go", "Go "))
        .map(told -> told.replaceFirst(" \\S+/\\S+$", ""));
  }

  /** The file that says which versions are wanted. */
  String manifest() {
    return new String(read(files.get(0)), StandardCharsets.UTF_8);
  }

  /** The file that says what exactly is taken for them. */
  String lock() {
    return new String(read(files.get(1)), StandardCharsets.UTF_8);
  }

  /** Makes the programs in an empty folder; what they are made of may come from the network. */
  void make(Path place) throws IOException, InterruptedException {
    for (String file : files) {
      Files.write(place.resolve(file), read(file));
    }
    Path log = place.resolve("make.log");
    Process process =
        new ProcessBuilder(makes)
            .directory(place.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new BenchException(
            BenchException.Kind.CANNOT_RUN,
            "%s failed:%n%s".formatted(String.join(" ", makes), lastLines(log)));
      }
    } finally {
      process.destroy();
    }
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
  }

  private byte[] read(String file) {
    String name = folder + "/" + file;
    try (InputStream source = Kit.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(source, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
