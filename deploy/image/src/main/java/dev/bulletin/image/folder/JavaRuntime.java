package dev.bulletin.image.folder;

import dev.bulletin.image.ImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A Java with the modules that the services use, linked from a whole JDK. */
final class JavaRuntime {
  /** What the class paths of all services refer to, and what is found by name only. */
  static final List<String> MODULES =
      List.of(
          "java.base",
          "java.compiler",
          "java.desktop",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.scripting",
          "java.security.jgss",
          "java.security.sasl",
          "java.sql",
          "java.transaction.xa",
          "java.xml",
          "jdk.crypto.ec",
          "jdk.jfr",
          "jdk.localedata",
          "jdk.management",
          "jdk.naming.dns",
          "jdk.net",
          "jdk.unsupported",
          "jdk.zipfs");

  /**
   * Other programs, and sound, splash screens and windows, which would ask for the X Window
   * System's libraries.
   */
  private static final List<String> USELESS =
      List.of(
          "bin/jfr",
          "bin/jrunscript",
          "bin/keytool",
          "bin/rmiregistry",
          "lib/jexec",
          "lib/jspawnhelper",
          "lib/jrt-fs.jar",
          "lib/libawt_xawt.so",
          "lib/libjawt.so",
          "lib/libjsound.so",
          "lib/libsplashscreen.so");

  private JavaRuntime() {}

  /** Links it there; the folder must not exist. */
  static void link(Path jdk, Path into) throws IOException {
    Path jlink = jdk.resolve("bin/jlink");
    if (!Files.isExecutable(jlink)) {
      throw new ImageException(jdk + " is no whole JDK with jlink: name one by --jdk FOLDER");
    }
    Programs.output(
        List.of(
            jlink.toString(),
            "--add-modules",
            String.join(",", MODULES),
            "--include-locales",
            "en,vi",
            "--no-header-files",
            "--no-man-pages",
            "--strip-java-debug-attributes",
            "--dedup-legal-notices",
            "error-if-not-same-content",
            "--output",
            into.toString()));
    for (String file : USELESS) {
      Files.deleteIfExists(into.resolve(file));
    }
    deleteLinks(into.resolve("legal"));
    addCertificates(jdk, into.resolve("lib/security/cacerts"));
  }

  /** Licences that say the same as that of java.base are links to it. */
  private static void deleteLinks(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path link : all.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  /** Some systems keep them outside the JDK's modules. */
  private static void addCertificates(Path jdk, Path into) throws IOException {
    Path certificates = jdk.resolve("lib/security/cacerts");
    if (!Files.exists(into) && Files.exists(certificates)) {
      Files.copy(certificates.toRealPath(), into);
    }
  }

  /** Writes the classes of the JDK itself as the JVM keeps them in memory. */
  static void archive(Path java) {
    Programs.output(List.of(java.resolve("bin/java").toString(), "-Xshare:dump"));
  }

  /** The feature number, such as 17. */
  static int version(Path jdk) throws IOException {
    return Files.readAllLines(jdk.resolve("release")).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.replaceAll("[^0-9.]", "").split("\\.", -1)[0])
        .mapToInt(Integer::parseInt)
        .findAny()
        .orElseThrow(() -> new ImageException(jdk + "/release does not say its JAVA_VERSION"));
  }
}
