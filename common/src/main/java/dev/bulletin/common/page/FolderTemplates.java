package dev.bulletin.common.page;

import dev.bulletin.common.error.CannotStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The templates below a folder. They are few and small, so that they are read and not watched. */
record FolderTemplates(Path root) implements TemplateFiles {
  private static final String ENDING = ".hbs";

  @Override
  public Map<String, String> read() {
    Map<String, String> texts = Files.isDirectory(root) ? read(root) : Map.of();
    if (texts.isEmpty()) {
      throw new CannotStartException("no template is in the folder " + root);
    }
    return texts;
  }

  static Map<String, String> read(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths
          .filter(path -> path.toString().endsWith(ENDING))
          .forEach(path -> texts.put(name(folder, path), text(path)));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path folder, Path path) {
    String below = folder.relativize(path).toString().replace('\\', '/');
    return below.substring(0, below.length() - ENDING.length());
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean mayChange() {
    return true;
  }
}
