package dev.bulletin.image.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The libraries in machine code that come in jars. Where Java finds them by name they are not
 * unpacked at each start, for which the root file system would have to be written.
 */
final class NativeParts {
  private static final String MACHINE =
      System.getProperty("os.arch").equals("aarch64") ? "aarch" : "x86_64";

  private NativeParts() {}

  /** Unpacks those for this kind of machine. */
  static void unpack(ClassPath classPath, Path into) throws IOException {
    Files.createDirectories(into);
    for (Path jar : classPath.jars()) {
      unpack(jar, into);
    }
  }

  private static void unpack(Path jar, Path into) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Optional<JarEntry> library = file.stream().filter(NativeParts::isOurs).findAny();
      if (library.isPresent()) {
        String name = Path.of(library.get().getName()).getFileName().toString();
        try (InputStream in = file.getInputStream(library.get())) {
          Files.copy(in, into.resolve(name));
        }
      }
    }
  }

  private static boolean isOurs(JarEntry entry) {
    String name = entry.getName();
    return name.endsWith(".so")
        && name.contains(MACHINE)
        && FOLDERS.stream().anyMatch(name::startsWith);
  }

  /** Where Netty and Brotli keep theirs. */
  private static final List<String> FOLDERS = List.of("META-INF/native/", "lib/linux-");
}
