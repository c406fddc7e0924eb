package dev.bulletin.gateway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of the templates and of the page's script, to be checked as text. */
final class TemplateSources {
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Path SCRIPTS = Path.of("src/main/web/src");

  /** A source and its text. */
  record Source(String name, String text) {}

  private TemplateSources() {}

  static List<Source> templates() {
    return read(TEMPLATES, ".hbs");
  }

  static List<Source> studioTemplates() {
    return read(TEMPLATES.resolve("studio"), ".hbs");
  }

  static List<Source> studioScripts() {
    return read(SCRIPTS.resolve("studio"), ".ts");
  }

  static List<Source> scripts() {
    return read(SCRIPTS, ".ts");
  }

  private static List<Source> read(Path folder, String ending) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> path.toString().endsWith(ending))
          .sorted()
          .map(TemplateSources::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source read(Path path) {
    try {
      return new Source(path.getFileName().toString(), Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
