package dev.bulletin.bench.page;

import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.process.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** The whole of Bulletin, each service a process of its own, started on one JDK. */
public final class LocalSuite implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Bulletin is ready at (http://\\S+)");
  // The first start also builds.
  private static final Duration READY_LIMIT = Duration.ofMinutes(15);

  private final Program program;

  private LocalSuite(Program program) {
    this.program = program;
  }

  /** Starts it by its run command and waits until it is ready. */
  public static LocalSuite start(Path run, Jdk jdk, Path data, Path log)
      throws IOException, InterruptedException {
    return start(run, jdk, data, log, Map.of());
  }

  /** Starts it with settings of its services. */
  public static LocalSuite start(
      Path run, Jdk jdk, Path data, Path log, Map<String, String> settings)
      throws IOException, InterruptedException {
    var command =
        new ProcessBuilder(run.toString(), "--processes", "--port", "0", "--data", data.toString());
    command.environment().putAll(settings);
    command.environment().put("JAVA_HOME", jdk.home().toString());
    return new LocalSuite(Program.start("deploy/local/run", command, log, READY, READY_LIMIT));
  }

  public URI url() {
    return URI.create(program.readyLine().group(1));
  }

  /** The gateway's own JVM. */
  ProcessTree gateway() {
    return service("gateway");
  }

  /** The JVM of a service. */
  public ProcessTree service(String name) {
    return program.tree().javaProcess(name);
  }

  @Override
  public void close() {
    program.close();
  }
}
