package dev.bulletin.common.page;

import dev.bulletin.common.error.CannotStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The templates below a folder of the class path, which may be in folders, in jars, or in both. */
record ClassPathTemplates(String root, ClassLoader loader) implements TemplateFiles {
  @Override
  public Map<String, String> read() {
    Map<String, String> texts = new TreeMap<>();
    try {
      for (URL url : Collections.list(loader.getResources(root))) {
        read(url).forEach(texts::putIfAbsent);
      }
    } catch (IOException | URISyntaxException e) {
      throw new CannotStartException("the templates cannot be read: " + e.getMessage());
    }
    if (texts.isEmpty()) {
      throw new CannotStartException("no template is on the class path below " + root);
    }
    return texts;
  }

  private static Map<String, String> read(URL url) throws IOException, URISyntaxException {
    return url.openConnection() instanceof JarURLConnection jar
        ? read(jar)
        : FolderTemplates.read(Path.of(url.toURI()));
  }

  private static Map<String, String> read(JarURLConnection url)
      throws IOException, URISyntaxException {
    Path jar = Path.of(url.getJarFileURL().toURI());
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      return FolderTemplates.read(files.getPath(url.getEntryName()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public boolean mayChange() {
    return false;
  }
}
