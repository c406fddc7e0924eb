package dev.bulletin.bench.page;

import dev.bulletin.bench.BenchException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A JDK by its home folder. */
public record Jdk(Path home, String version, String vendor) {
  public static Jdk at(Path home) throws IOException {
    var release = new Properties();
    try (Reader file = Files.newBufferedReader(home.resolve("release"))) {
      release.load(file);
    }
    return new Jdk(home, unquoted(release, "JAVA_VERSION"), unquoted(release, "IMPLEMENTOR"));
  }

  /** Fails unless the process runs on this JDK and not on another that was found first. */
  void requireFor(Path executable) throws IOException {
    if (!executable.startsWith(home.toRealPath())) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN,
          "the gateway runs on %s, not on the JDK in %s".formatted(executable, home));
    }
  }

  private static String unquoted(Properties release, String key) {
    return release.getProperty(key, "unknown").replace("\"", "");
  }
}
