package dev.bulletin.bench.page;

import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.process.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** The whole of Bulletin, each service a process of its own, started on one JDK. */
final class LocalSuite implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Bulletin is ready at (http://\\S+)");
  // The first start also builds.
  private static final Duration READY_LIMIT = Duration.ofMinutes(15);

  private final Program program;
  private final URI url;

  private LocalSuite(Program program, URI url) {
    this.program = program;
    this.url = url;
  }

  /** Starts it by its run command and waits until it is ready. */
  static LocalSuite start(Path run, Path javaHome, Path data, Path log)
      throws IOException, InterruptedException {
    var command =
        new ProcessBuilder(run.toString(), "--processes", "--port", "0", "--data", data.toString());
    command.environment().put("JAVA_HOME", javaHome.toString());
    Program program = Program.start("deploy/local/run", command, READY, log);
    try {
      return new LocalSuite(program, URI.create(program.awaitReady(READY_LIMIT).group(1)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      program.close();
      throw e;
    }
  }

  URI url() {
    return url;
  }

  /** The gateway's own JVM. */
  ProcessTree gateway() {
    return program.tree().javaProcess("gateway");
  }

  @Override
  public void close() {
    program.close();
  }
}
