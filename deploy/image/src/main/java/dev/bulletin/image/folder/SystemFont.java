package dev.bulletin.image.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * One font where the system has its own: Java draws no letter, not even of fonts that it is given,
 * on a system that has none. It is that which a service that draws has on its class path.
 */
final class SystemFont {
  private static final String FONT = "net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";
  private static final String FOLDER = "usr/share/fonts";
  private static final String CONFIGURATION =
      """
      <?xml version="1.0"?>
      <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig>
        <dir>/usr/share/fonts</dir>
        <cachedir>/tmp/fontconfig</cachedir>
      </fontconfig>
      """;

  private SystemFont() {}

  static void put(ClassPath classPath, Path root) throws IOException {
    for (Path jar : classPath.jars()) {
      put(jar, root);
    }
  }

  private static void put(Path jar, Path root) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      ZipEntry font = file.getEntry(FONT);
      if (font != null) {
        Files.createDirectories(root.resolve(FOLDER));
        try (InputStream in = file.getInputStream(font)) {
          Files.copy(in, root.resolve(FOLDER).resolve("DejaVuSans.ttf"));
        }
        Files.createDirectories(root.resolve("etc/fonts"));
        Files.writeString(root.resolve("etc/fonts/fonts.conf"), CONFIGURATION);
      }
    }
  }
}
