package dev.bulletin.bench.startup;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.image.folder.ImageFolder;
import dev.bulletin.image.folder.ImageService;
import dev.bulletin.image.folder.Sandbox;
import dev.bulletin.image.training.Surroundings;
import dev.bulletin.image.training.Training;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The starts of the images of one Java, each beside a node of the cluster that stays. */
final class StartupRun {
  private final Path root;
  private final Path target;
  private final StartupArguments arguments;
  private final Surroundings around;
  private final PrintStream out;
  private final StartedImage images;

  StartupRun(
      Path root, Path target, StartupArguments arguments, Surroundings around, PrintStream out) {
    this.root = root;
    this.target = target;
    this.arguments = arguments;
    this.around = around;
    this.out = out;
    this.images = new StartedImage(Sandbox.of(root));
  }

  StartupData.Image of(Path jdk) throws IOException, InterruptedException {
    List<ImageFolder> folders = new ArrayList<>();
    for (ImageService service : arguments.services()) {
      folders.add(build(jdk, service));
    }
    Node member = around.member();
    // The gateway is ready when it sees somebody of each service; it asks nobody until then.
    for (ImageService service : ImageService.values()) {
      member.announcer().serve(service.label());
    }
    try {
      return measure(jdk, folders);
    } finally {
      member.stop();
    }
  }

  private ImageFolder build(Path jdk, ImageService service)
      throws IOException, InterruptedException {
    out.println("putting together " + service.label() + " with " + jdk.getFileName());
    var parts =
        new ImageFolder.Parts(
            jdk, root.resolve("deploy/image/target/lib"), root.resolve("deploy/jvm"));
    ImageFolder folder =
        ImageFolder.assemble(parts, service, target.resolve("startup").resolve(service.label()));
    new Training().run(folder, around);
    return folder;
  }

  private StartupData.Image measure(Path jdk, List<ImageFolder> folders)
      throws IOException, InterruptedException {
    Map<String, List<Start>> services = new HashMap<>();
    for (ImageFolder folder : folders) {
      services.put(folder.service().label(), starts(folder));
    }
    ImageFolder compared = folders.get(0);
    List<Pairs> pairs = new ArrayList<>();
    for (Variant variant : Variant.of(compared.javaVersion())) {
      pairs.add(pairs(compared, variant));
    }
    return new StartupData.Image(
        version(jdk), services, compared.service().label(), options(compared), pairs);
  }

  private static String version(Path jdk) throws IOException {
    return Files.readAllLines(jdk.resolve("release")).stream()
        .filter(line -> line.startsWith("JAVA_RUNTIME_VERSION="))
        .map(line -> line.replaceAll("JAVA_RUNTIME_VERSION=|\"", ""))
        .findAny()
        .orElse(jdk.getFileName().toString());
  }

  private static List<String> options(ImageFolder folder) throws IOException {
    return Files.readAllLines(folder.app().resolve(ImageFolder.OPTIONS)).stream()
        .filter(line -> line.startsWith("-X") || line.startsWith("-D"))
        .toList();
  }

  private List<Start> starts(ImageFolder folder) throws IOException, InterruptedException {
    List<Start> starts = new ArrayList<>();
    start(folder, Variant.IMAGE); // Files are read from the disk, tables are made.
    for (int i = 0; i < arguments.pairs(); i++) {
      starts.add(start(folder, Variant.IMAGE));
    }
    return starts;
  }

  private Pairs pairs(ImageFolder folder, Variant variant)
      throws IOException, InterruptedException {
    List<Start> image = new ArrayList<>();
    List<Start> other = new ArrayList<>();
    for (int i = 0; i < arguments.pairs(); i++) {
      image.add(start(folder, Variant.IMAGE));
      other.add(start(folder, variant));
    }
    return new Pairs(variant, image, other);
  }

  private Start start(ImageFolder folder, Variant variant)
      throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>(around.settings(folder.service()));
    settings.put("BULLETIN_DRAIN", "0s");
    List<String> options = new ArrayList<>(variant.options());
    options.add("-XX:MaxRAM=" + arguments.memoryMebibytes() + "m");
    Start start =
        variant.equals(Variant.IMAGE)
            ? images.measureAsBuilt(folder, options, settings)
            : images.measure(folder, options, settings);
    out.printf("%s, %s: %s%n", folder.service().label(), variant.name(), start);
    return start;
  }
}
