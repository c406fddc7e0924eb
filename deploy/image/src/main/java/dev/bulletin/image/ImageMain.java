package dev.bulletin.image;

import dev.bulletin.image.folder.ImageFolder;
import dev.bulletin.image.folder.ImageService;
import dev.bulletin.image.training.Surroundings;
import dev.bulletin.image.training.Training;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command {@code deploy/image/build}; its first argument is the root of the source tree. */
public final class ImageMain {
  private static final int EXIT_CANNOT_BUILD = 1;

  private final Path root;
  private final ImageArguments arguments;
  private final PrintStream out;

  private ImageMain(Path root, ImageArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> options = Arrays.asList(args).subList(1, args.length);
    if (options.contains("--help")) {
      System.out.println(ImageArguments.USAGE);
      return;
    }
    try {
      Path root = Path.of(args[0]).toAbsolutePath();
      new ImageMain(root, ImageArguments.parse(root, options), System.out).run();
    } catch (ImageException e) {
      System.err.println("image: " + e.getMessage());
      System.exit(EXIT_CANNOT_BUILD);
    }
  }

  private void run() throws IOException, InterruptedException {
    List<ImageFolder> folders = new ArrayList<>();
    for (ImageService service : arguments.services()) {
      out.println("assembling " + service.label());
      folders.add(assemble(service));
    }
    if (arguments.trains()) {
      train(folders);
    }
    if (arguments.packs()) {
      pack(folders);
    }
  }

  private ImageFolder assemble(ImageService service) throws IOException {
    var parts =
        new ImageFolder.Parts(
            arguments.jdk(), root.resolve("deploy/image/target/lib"), root.resolve("deploy/jvm"));
    return ImageFolder.assemble(
        parts, service, arguments.target().resolve("root").resolve(service.label()));
  }

  private void train(List<ImageFolder> folders) throws IOException, InterruptedException {
    try (Surroundings around = Surroundings.start()) {
      for (ImageFolder folder : folders) {
        out.println("training " + folder.service().label());
        new Training().run(folder, around);
      }
    }
  }

  private void pack(List<ImageFolder> folders) throws IOException, InterruptedException {
    var tar = new ImageTar(arguments.base(), arguments.labels(), arguments.target().resolve("jib"));
    for (ImageFolder folder : folders) {
      Path file = arguments.target().resolve("bulletin-" + folder.service().label() + ".tar");
      tar.write(folder, file);
      out.printf("%s: %,d MB%n", file, Files.size(file) / 1_000_000);
    }
  }
}
