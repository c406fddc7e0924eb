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
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Starts a service in its image and looks until it is ready. */
final class StartedImage {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final long LOOK_MILLIS = 5;
  private static final int READY = 200;

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
    ProcessBuilder command = sandbox.command(folder, options, settings);
    try (ChildProcess process = ChildProcess.start(folder.service().label(), command, line -> {})) {
      awaitReady(process, settings);
      long end = System.nanoTime();
      return new Start(
          Duration.ofNanos(end - begin).toMillis(),
          process.cpuTime().toMillis(),
          ProcessTree.of(process.pid()).residentKib() / 1024);
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
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new BenchException(
            BenchException.Kind.REFUSED,
            "%s was not ready:%n%s"
                .formatted(process.name(), String.join(System.lineSeparator(), process.lines())));
      }
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
