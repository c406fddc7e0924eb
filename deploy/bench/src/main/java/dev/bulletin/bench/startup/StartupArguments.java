package dev.bulletin.bench.startup;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import dev.bulletin.image.ImageException;
import dev.bulletin.image.folder.ImageService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the measurement of starts. */
final class StartupArguments {
  static final String USAGE =
      """
      usage: deploy/bench/startup [--jdk FOLDER]... [--service NAME]... [--pairs N] [--memory MIB]
                                  [--write] [--from FILE]

      Puts the services' images together, starts them as a container does (read-only, user 65532,
      no privileges) beside a real PostgreSQL and Redis and a member of their cluster, and tells how
      long they take until /readyz says ready; then the first of them with other JVM options, in turn
      with the image's own. Needs root on Linux.
        --jdk FOLDER    a whole JDK to make the images of (default: the one that runs this)
        --service NAME  one of the services (default: all four, report-service first)
        --pairs N       how often each is started (default 3)
        --memory MIB    what the JVM takes for the machine's memory (default 512)
        --write         put the table into deploy/image/README.md
        --from FILE     measure nothing, take the raw data of an earlier run""";

  private static final int MAX_PAIRS = 100;
  private static final int MAX_MEMORY = 1_000_000;

  private final List<Path> jdks = new ArrayList<>();
  private final List<ImageService> services = new ArrayList<>();
  private int pairs = 3;
  private int memoryMebibytes = 512;
  private final Output output = new Output();

  private StartupArguments() {}

  static StartupArguments parse(List<String> arguments) {
    var parsed = new StartupArguments();
    Options.read(USAGE, arguments, parsed::take);
    return parsed;
  }

  List<Path> jdks() {
    return jdks.isEmpty() ? List.of(Path.of(System.getProperty("java.home"))) : jdks;
  }

  /** Never empty. */
  List<ImageService> services() {
    return services.isEmpty() ? List.of(ImageService.values()) : services;
  }

  int pairs() {
    return pairs;
  }

  int memoryMebibytes() {
    return memoryMebibytes;
  }

  Output output() {
    return output;
  }

  private void take(String option, Options options) {
    switch (option) {
      case "--jdk" -> jdks.add(Path.of(options.value()));
      case "--service" -> services.add(service(options));
      case "--pairs" -> pairs = options.number(MAX_PAIRS);
      case "--memory" -> memoryMebibytes = options.number(MAX_MEMORY);
      default -> output.take(option, options);
    }
  }

  private static ImageService service(Options options) {
    try {
      return ImageService.of(options.value());
    } catch (ImageException unknown) {
      throw options.refusal(String.valueOf(unknown.getMessage()));
    }
  }
}
