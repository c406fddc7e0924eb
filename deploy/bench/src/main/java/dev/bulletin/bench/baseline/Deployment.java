package dev.bulletin.bench.baseline;

import dev.bulletin.bench.BenchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the JVM of all services is started.
 *
 * @param options as the java command reads them
 */
record Deployment(List<String> options) {
  private static final String FOLDER = "bulletin.jvm.options";

  /** What every image has, and then what that of the gateway has: most requests are its own. */
  private static final List<String> FILES = List.of("image.options", "gateway.options");

  /** A limit of the container, of which the images' share for the heap is that of the baseline. */
  private static final String LIMIT = "-XX:MaxRAM=853m";

  Deployment {
    options = List.copyOf(options);
  }

  /** The most a heap may take, and all else as the JVM has it. */
  static Deployment baseline() {
    return new Deployment(List.of("-Xmx512m"));
  }

  /** As our images are started: the files of {@code deploy/jvm}, where the run script says. */
  static Deployment ofImages() {
    String folder = System.getProperty(FOLDER);
    if (folder == null) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN, "-D" + FOLDER + " must name the folder deploy/jvm");
    }
    return ofImages(Path.of(folder));
  }

  static Deployment ofImages(Path folder) {
    Stream<String> files = FILES.stream().map(folder::resolve).flatMap(Deployment::lines);
    return new Deployment(Stream.concat(Stream.of(LIMIT), files).toList());
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Deployment with(List<String> measures) {
    Deployment deployment = baseline();
    for (String name : measures) {
      deployment = Measure.named(name).deployment().apply(deployment);
    }
    return deployment;
  }

  /** Those that size and tune it. */
  List<String> tuning() {
    return options.stream().filter(option -> option.startsWith("-X")).toList();
  }
}
