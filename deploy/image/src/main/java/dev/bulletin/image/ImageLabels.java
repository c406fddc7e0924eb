package dev.bulletin.image;

import dev.bulletin.image.folder.ImageFolder;
import dev.bulletin.image.folder.ImageService;
import java.util.Map;

/** What an image says of itself, by the names of the OCI's image specification. */
record ImageLabels(String version, String revision) {
  static final String UNKNOWN = "unknown";
  private static final String PREFIX = "org.opencontainers.image.";

  Map<String, String> of(ImageFolder folder) {
    ImageService service = folder.service();
    return Map.of(
        PREFIX + "title",
        "bulletin-" + service.label(),
        PREFIX + "description",
        "The " + service.label() + " of Bulletin",
        PREFIX + "licenses",
        "Apache-2.0",
        PREFIX + "vendor",
        "Bulletin",
        PREFIX + "created",
        ImageFolder.TIME.toString(),
        PREFIX + "version",
        version,
        PREFIX + "revision",
        revision,
        "dev.bulletin.java",
        Integer.toString(folder.javaVersion()));
  }
}
