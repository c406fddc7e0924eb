package dev.bulletin.gateway.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.testing.PolishFile;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import dev.bulletin.testing.TestClassPath;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Adds one file, and nothing else, and reads the site in a third language. */
@ExtendWith(Servers.class)
class ThirdLanguageIT {
  private static final Map<String, String> POLISH =
      Map.of(
          "language.name",
          "Polski",
          "language.openGraph",
          "pl_PL",
          "search.found",
          "{n, plural, one {Znaleziono # raport.} few {Znaleziono # raporty.}"
              + " many {Znaleziono # raportów.} other {Znaleziono # raportu.}}",
          "script.reading",
          "{n, plural, one {# minuta czytania} few {# minuty czytania}"
              + " many {# minut czytania} other {# minuty czytania}}");

  private final PostgresServer.Access access;

  ThirdLanguageIT(PostgresServer.Access access) {
    this.access = access;
  }

  @Test
  void isOneMoreFile(@TempDir Path folder) throws Exception {
    assertThat(Language.of("pl")).as("not there without the file").isEmpty();
    PolishFile.write(folder, "messages", POLISH);
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
}
