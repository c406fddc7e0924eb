package dev.bulletin.image.folder;

import dev.bulletin.image.ImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The jars of a service in the order in which classes are looked for: its own first, and after it
 * what its manifest names.
 */
record ClassPath(List<Path> jars) {
  private static final String OWN = "bulletin-";

  ClassPath {
    jars = List.copyOf(jars);
  }

  /** Reads it from the service's jar in a folder that holds all jars. */
  static ClassPath read(Path folder, ImageService service) throws IOException {
    Path main = find(folder, service);
    List<Path> jars = new ArrayList<>(List.of(main));
    try (JarFile jar = new JarFile(main.toFile())) {
      String names = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      for (String name : names.split(" ", -1)) {
        jars.add(folder.resolve(name));
      }
    }
    return new ClassPath(jars);
  }

  private static Path find(Path folder, ImageService service) throws IOException {
    String name = OWN + service.label() + "-";
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(name))
          .findAny()
          .orElseThrow(() -> new ImageException(folder + " holds no " + name + "….jar"));
    }
  }

  /** As it is called in an image; ours without the version, which the image says. */
  static String name(Path jar) {
    String name = jar.getFileName().toString();
    return isOwn(jar) ? name.replaceFirst("-[0-9].*\\.jar$", ".jar") : name;
  }

  static boolean isOwn(Path jar) {
    return jar.getFileName().toString().startsWith(OWN);
  }
}
