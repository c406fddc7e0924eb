package dev.bulletin.image.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The options of a service's JVM: those of every image, those of the service, its class path. */
record StartOptions(String common, String own, int javaVersion) {
  private static final String EVERY_IMAGE = "image";

  static StartOptions read(Path folder, ImageService service, int javaVersion) throws IOException {
    return new StartOptions(read(folder, EVERY_IMAGE), read(folder, service.label()), javaVersion);
  }

  private static String read(Path folder, String name) throws IOException {
    Path file = folder.resolve(name + ".options");
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }

  /** As {@code java @file} reads it; what stands further down counts. */
  String text(List<String> jars) {
    String classPath = jars.stream().collect(Collectors.joining(":"));
    return String.join(
        "\n",
        List.of(
            common,
            own,
            javaVersion >= 24 ? "--enable-native-access=ALL-UNNAMED" : "# Java " + javaVersion,
            "-cp " + classPath,
            ""));
  }
}
