package dev.bulletin.image;

import dev.bulletin.image.folder.ImageService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command line says.
 *
 * @param jdk a whole JDK, whose version the images get
 * @param target where folders and images go
 * @param trains whether the JVM is to learn what a start needs
 * @param packs whether images are written, and not only their folders
 */
record ImageArguments(
    List<ImageService> services,
    Path jdk,
    BaseImage base,
    ImageLabels labels,
    Path target,
    boolean trains,
    boolean packs) {
  static final String USAGE =
      """
      Builds the images of the services without a container engine.

      ./deploy/image/build [OPTIONS]
        --service NAME      one of them; all four if none is named
        --jdk FOLDER        a whole JDK, whose version the images get; else that of JAVA_HOME
        --base IMAGE        scratch, which is usual, or NAME@sha256:DIGEST
        --version VERSION   of the images; else that of the build
        --revision COMMIT   they are built from
        --target FOLDER     for the folders and images
        --no-training       without what makes the start quick
        --no-tar            the folders only""";

  private static final Set<String> WITH_VALUE =
      Set.of("--service", "--jdk", "--base", "--version", "--revision", "--target");
  private static final Set<String> WITHOUT_VALUE = Set.of("--no-training", "--no-tar");

  ImageArguments {
    services = List.copyOf(services);
  }

  /** Reads them; what is not said is as usual below the root of the source tree. */
  static ImageArguments parse(Path root, List<String> arguments) {
    List<ImageService> services = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String option = rest.next();
      String value = value(option, rest);
      values.put(option, value);
      if (option.equals("--service")) {
        services.add(ImageService.of(value));
      }
    }
    return new ImageArguments(
        services.isEmpty() ? Arrays.asList(ImageService.values()) : services,
        Path.of(values.getOrDefault("--jdk", System.getProperty("java.home"))),
        new BaseImage(values.getOrDefault("--base", "scratch")),
        new ImageLabels(
            values.getOrDefault("--version", ImageLabels.UNKNOWN),
            values.getOrDefault("--revision", ImageLabels.UNKNOWN)),
        target(root, values),
        !values.containsKey("--no-training"),
        !values.containsKey("--no-tar"));
  }

  private static Path target(Path root, Map<String, String> values) {
    String given = values.get("--target");
    return given == null ? root.resolve("deploy/image/target") : Path.of(given).toAbsolutePath();
  }

  private static String value(String option, Iterator<String> rest) {
    if (WITHOUT_VALUE.contains(option)) {
      return "";
    }
    if (!WITH_VALUE.contains(option) || !rest.hasNext()) {
      throw new ImageException("%s?%n%n%s".formatted(option, USAGE));
    }
    return rest.next();
  }
}
