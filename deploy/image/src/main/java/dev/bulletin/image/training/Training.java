package dev.bulletin.image.training;

import dev.bulletin.image.ImageException;
import dev.bulletin.image.folder.ImageFolder;
import dev.bulletin.testing.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a service once from its folder, so that the JVM writes down at its end which classes a start
 * loads, and in what form it had them in memory.
 */
public final class Training {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int EXIT_TERMINATED = 143;

  private final HttpClient http = HttpClient.newHttpClient();

  /** Runs it and lets the folder's JVM start from what was learnt. */
  public void run(ImageFolder folder, Surroundings around)
      throws IOException, InterruptedException {
    Map<String, String> settings = around.settings(folder.service());
    try (ChildProcess process = start(folder, settings)) {
      process.awaitLine(folder.service().label() + " started", LIMIT);
      askManagement(settings);
      process.terminate();
      int status = process.awaitExit(LIMIT);
      refuse(status != EXIT_TERMINATED, process, "ended with " + status);
      boolean archived = Files.exists(folder.app().resolve(ImageFolder.ARCHIVE));
      refuse(!archived, process, "left no archive");
    }
    folder.useArchive();
  }

  private static ChildProcess start(ImageFolder folder, Map<String, String> settings) {
    List<String> command = new ArrayList<>();
    command.add(folder.java().resolve("bin/java").toString());
    command.add("@" + ImageFolder.OPTIONS);
    command.add(
        (folder.javaVersion() >= 24 ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=")
            + ImageFolder.ARCHIVE);
    // Since JDK 24 it starts another JVM at its end, without the helper for that, which images
    // lack.
    command.add("-Djdk.lang.Process.launchMechanism=FORK");
    command.add("-Djava.library.path=" + folder.app().resolve("lib/native"));
    command.add(folder.service().mainClass());
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.app().toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("BULLETIN_"));
    builder.environment().putAll(settings);
    return ChildProcess.start(folder.service().label(), builder, line -> {});
  }

  /** What probes and Prometheus will ask from the first second on. */
  private void askManagement(Map<String, String> settings)
      throws IOException, InterruptedException {
    String origin = "http://127.0.0.1:" + settings.get("BULLETIN_MANAGEMENT_PORT");
    for (String path : List.of("/livez", "/readyz", "/health", "/metrics")) {
      http.send(
          HttpRequest.newBuilder(URI.create(origin + path)).timeout(LIMIT).build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  private static void refuse(boolean wrong, ChildProcess process, String what) {
    if (wrong) {
      throw new ImageException(
          "the training of %s %s:%n%s"
              .formatted(
                  process.name(), what, String.join(System.lineSeparator(), process.lines())));
    }
  }
}
