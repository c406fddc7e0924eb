package dev.bulletin.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import dev.bulletin.image.folder.ImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Packs a folder as an image that {@code docker load} and registries understand. What changes least
 * lies lowest: Java and the system, libraries of others, what is ours.
 */
final class ImageTar {
  private static final FilePermissions OPEN_FOLDER = FilePermissions.fromOctalString("777");
  private static final FilePermissions FOLDER = FilePermissions.fromOctalString("755");
  private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");
  private static final FilePermissions FILE = FilePermissions.fromOctalString("644");

  private final BaseImage base;
  private final ImageLabels labels;
  private final Path caches;

  ImageTar(BaseImage base, ImageLabels labels, Path caches) {
    this.base = base;
    this.labels = labels;
    this.caches = caches;
  }

  /** Writes it there. */
  void write(ImageFolder folder, Path file) throws IOException, InterruptedException {
    String name = "bulletin/" + folder.service().label() + ":" + labels.version();
    try {
      builder(folder)
          .containerize(
              Containerizer.to(TarImage.at(file).named(ImageReference.parse(name)))
                  .setOfflineMode(base.isNothing())
                  .setToolName("bulletin")
                  .setBaseImageLayersCache(caches.resolve("base"))
                  .setApplicationLayersCache(caches.resolve("layers")));
    } catch (InvalidImageReferenceException
        | CacheDirectoryCreationException
        | RegistryException
        | ExecutionException e) {
      throw new ImageException(name + " cannot be packed: " + e.getMessage());
    }
  }

  private JibContainerBuilder builder(ImageFolder folder)
      throws IOException, InvalidImageReferenceException {
    JibContainerBuilder builder = base.isNothing() ? Jib.fromScratch() : Jib.from(base.reference());
    return builder
        .setPlatforms(Set.of(new Platform(architecture(), "linux")))
        .setFileEntriesLayers(layers(folder))
        .setCreationTime(ImageFolder.TIME)
        .setLabels(labels.of(folder))
        .setEnvironment(folder.service().environment())
        .setExposedPorts(Set.copyOf(folder.service().ports().stream().map(Port::tcp).toList()))
        .setUser(ImageFolder.USER + ":" + ImageFolder.USER)
        .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
        .setEntrypoint(folder.command());
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
  }

  private List<FileEntriesLayer> layers(ImageFolder folder) throws IOException {
    Path libraries = folder.app().resolve("lib");
    Path own = folder.app().resolve("bin");
    return List.of(
        layer("java", folder, file -> isBelow(file, folder)),
        layer("libraries", folder, file -> file.startsWith(libraries)),
        layer("service", folder, file -> file.startsWith(own)));
  }

  /** Java, and of the system what the base does not bring. */
  private boolean isBelow(Path file, ImageFolder folder) {
    boolean java = file.startsWith(folder.root().resolve("opt"));
    boolean ofService = file.startsWith(folder.app()) && !file.equals(folder.app());
    return java || (base.isNothing() && !ofService);
  }

  private static FileEntriesLayer layer(String name, ImageFolder folder, Predicate<Path> chosen)
      throws IOException {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
    try (Stream<Path> all = Files.walk(folder.root())) {
      for (Path file : all.filter(chosen).sorted().toList()) {
        add(layer, folder.root(), file);
      }
    }
    return layer.build();
  }

  private static void add(FileEntriesLayer.Builder layer, Path root, Path file) {
    AbsoluteUnixPath there = AbsoluteUnixPath.get("/" + root.relativize(file));
    if (!file.equals(root)) {
      layer.addEntry(file, there, permissions(root, file), ImageFolder.TIME, "0:0");
    }
  }

  private static FilePermissions permissions(Path root, Path file) {
    if (Files.isDirectory(file)) {
      return file.equals(root.resolve("tmp")) ? OPEN_FOLDER : FOLDER;
    }
    return Files.isExecutable(file) ? PROGRAM : FILE;
  }
}
