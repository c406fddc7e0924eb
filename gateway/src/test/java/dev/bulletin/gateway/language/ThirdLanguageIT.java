package dev.bulletin.gateway.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import dev.bulletin.testing.TestClassPath;
import java.io.File;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Adds one file, and nothing else, and reads the site in a third language. */
@ExtendWith(Servers.class)
class ThirdLanguageIT {
  private final PostgresServer.Access access;

  ThirdLanguageIT(PostgresServer.Access access) {
    this.access = access;
  }

  @Test
  void isOneMoreFile(@TempDir Path folder) throws Exception {
    assertThat(Language.of("fr")).as("not there without the file").isEmpty();
    writeFrench(folder.resolve("messages_fr.properties"));
    try (var loader = new URLClassLoader(classPath(folder), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      reading(loader).accept(access.settings());
    } finally {
      Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
    }
  }

  @SuppressWarnings("unchecked") // It is the class beside this one.
  private static Consumer<Map<String, String>> reading(ClassLoader loader) throws Exception {
    return (Consumer<Map<String, String>>)
        loader.loadClass(ThirdLanguage.class.getName()).getConstructor().newInstance();
  }

  private static URL[] classPath(Path first) throws Exception {
    List<URL> urls = new ArrayList<>();
    urls.add(first.toUri().toURL());
    for (String entry : TestClassPath.get().split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  /** Not French, but each text as one can tell it from the English one. */
  private static void writeFrench(Path file) throws Exception {
    Properties english = new Properties();
    try (InputStream in = Language.class.getResourceAsStream("/messages_en.properties")) {
      english.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    Properties french = new Properties();
    english.forEach((key, text) -> french.put(key, "«" + text + "»"));
    french.put("language.name", "Français");
    french.put("language.openGraph", "fr_FR");
    try (Writer out = Files.newBufferedWriter(file)) {
      french.store(out, null);
    }
  }
}
