package dev.bulletin.local;

import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The suite as a user starts it: the built program, in processes of its own. */
final class RunningBulletin implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofSeconds(300);
  private static final String READY = "Bulletin is ready at ";
  private static final String TOKEN = "Publisher token: ";
  private static final String STUDIO = "Studio: ";
  private static final String MANAGEMENT = "Health and metrics: ";

  private static final String MANAGEMENT_PORT = "BULLETIN_MANAGEMENT_PORT=";

  private final ChildProcess process;
  private final String origin;
  private final String token;
  private final String management;
  private final String password;

  private RunningBulletin(ChildProcess process) {
    this.process = process;
    this.origin = after(READY);
    this.token = after(TOKEN);
    this.management = after(MANAGEMENT).replaceAll("/health.*", "");
    this.password = after(STUDIO).replaceAll(".* with ", "");
  }

  /** Starts it on a free port with more options, and waits for the ready line. */
  static RunningBulletin start(Map<String, String> environment, String... options) {
    List<String> arguments = new ArrayList<>(List.of("--port", "0"));
    arguments.addAll(Arrays.asList(options));
    ChildProcess process = program(environment, arguments.toArray(String[]::new));
    try {
      return new RunningBulletin(process);
    } catch (AssertionError notReady) {
      process.close();
      throw notReady;
    }
  }

  /** The program, just started. */
  static ChildProcess program(Map<String, String> environment, String... arguments) {
    return JavaProcess.ofJar("bulletin", jar())
        .flags("-Xmx512m")
        .shortLived()
        .environment(environment)
        .arguments(arguments)
        .start();
  }

  /** The built program, which Maven made before the integration tests. */
  static Path jar() {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(
              file ->
                  file.getFileName().toString().matches("bulletin-local-[^s]*(SNAPSHOT)?\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("run mvn package first"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String after(String prefix) {
    String line = process.awaitLine(written -> written.startsWith(prefix), READY_LIMIT);
    return line.substring(prefix.length());
  }

  String origin() {
    return origin;
  }

  String token() {
    return token;
  }

  /** The publisher's, for the studio. */
  String password() {
    return password;
  }

  String management() {
    return management;
  }

  /** The management port of a service that has a process of its own. */
  String management(String service) throws IOException {
    Path environment = Path.of("/proc", Long.toString(processOf(service).pid()), "environ");
    return Stream.of(Files.readString(environment).split("\0", -1))
        .filter(setting -> setting.startsWith(MANAGEMENT_PORT))
        .map(setting -> "http://127.0.0.1:" + setting.substring(MANAGEMENT_PORT.length()))
        .findFirst()
        .orElseThrow();
  }

  GatewayClient client() {
    return new GatewayClient(origin, token);
  }

  ChildProcess process() {
    return process;
  }

  /** Sends a signal to the process of a service, when each has its own. */
  void signal(String service, Signal signal) {
    signal.sendTo(processOf(service));
  }

  private ProcessHandle processOf(String service) {
    return ProcessHandle.of(process.pid()).stream()
        .flatMap(ProcessHandle::descendants)
        .filter(child -> commandLine(child).contains("bulletin-" + service + "-"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no process of " + service));
  }

  private static String commandLine(ProcessHandle child) {
    return child.info().arguments().map(arguments -> String.join(" ", arguments)).orElse("");
  }

  @Override
  public void close() {
    process.close();
  }
}
