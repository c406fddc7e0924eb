package dev.bulletin.bench.startup;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.image.folder.ImageFolder;
import dev.bulletin.image.folder.Sandbox;
import dev.bulletin.testing.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts a service in its image and looks until it is ready. */
final class StartedImage {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final long LOOK_MILLIS = 5;
  private static final int READY = 200;
  private static final int TERMINATED = 143;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Sandbox sandbox;

  StartedImage(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** One start, which is ended again. */
  Start measure(ImageFolder folder, List<String> options, Map<String, String> settings)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (ChildProcess process = start(folder, options, settings)) {
      return measure(begin, process, settings);
    }
  }

  /**
   * One start that only counts if it was as the image has it: from its archive, unpacking nothing.
   */
  Start measureAsBuilt(ImageFolder folder, List<String> options, Map<String, String> settings)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (ChildProcess process = start(folder, options, settings)) {
      Start start = measure(begin, process, settings);
      refuse(!usesArchive(process), process, "has not used " + ImageFolder.ARCHIVE);
      refuse(hasUnpacked(process), process, "has unpacked machine code");
      process.terminate();
      refuse(process.awaitExit(LIMIT) != TERMINATED, process, "has not ended with " + TERMINATED);
      return start;
    }
  }

  private ChildProcess start(
      ImageFolder folder, List<String> options, Map<String, String> settings) {
    ProcessBuilder command = sandbox.command(folder, options, settings);
    return ChildProcess.start(folder.service().label(), command, line -> {});
  }

  private Start measure(long begin, ChildProcess process, Map<String, String> settings)
      throws IOException, InterruptedException {
    awaitReady(process, settings);
    long end = System.nanoTime();
    return new Start(
        Duration.ofNanos(end - begin).toMillis(),
        process.cpuTime().toMillis(),
        ProcessTree.of(process.pid()).residentKib() / 1024);
  }

  private static boolean usesArchive(ChildProcess process) throws IOException {
    return Files.readString(folder(process).resolve("maps")).contains("/" + ImageFolder.ARCHIVE);
  }

  private static boolean hasUnpacked(ChildProcess process) throws IOException {
    try (Stream<Path> temporary = Files.walk(folder(process).resolve("root/tmp"))) {
      return temporary.anyMatch(file -> file.toString().endsWith(".so"));
    }
  }

  private static Path folder(ChildProcess process) {
    return Path.of("/proc", Long.toString(process.pid()));
  }

  private static void refuse(boolean wrong, ChildProcess process, String problem) {
    if (wrong) {
      throw new BenchException(
          BenchException.Kind.REFUSED,
          "%s %s:%n%s"
              .formatted(
                  process.name(), problem, String.join(System.lineSeparator(), process.lines())));
    }
  }

  private void awaitReady(ChildProcess process, Map<String, String> settings)
      throws IOException, InterruptedException {
    HttpRequest question =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + settings.get("BULLETIN_MANAGEMENT_PORT") + "/readyz"))
            .timeout(LIMIT)
            .build();
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!isReady(question)) {
      refuse(!process.isAlive() || System.nanoTime() > end, process, "was not ready");
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private boolean isReady(HttpRequest question) throws InterruptedException {
    try {
      return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == READY;
    } catch (IOException notYet) {
      return false;
    }
  }
}
