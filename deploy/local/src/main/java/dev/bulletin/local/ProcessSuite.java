package dev.bulletin.local;

import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each service in a JVM of its own, joined by Hazelcast. A process that ends although nobody asked
 * it to is started again, as Kubernetes would do.
 */
final class ProcessSuite implements Suite {
  private static final Logger log = LoggerFactory.getLogger(ProcessSuite.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final String MEMORY = "-Xmx256m";
  private static final String JVM_OPTIONS = "bulletin.jvm.options";

  private final Path jars;
  private final Consumer<String> output;
  private final Map<String, ChildProcess> processesByService = new ConcurrentHashMap<>();
  private volatile boolean closing;

  private ProcessSuite(Path jars, Consumer<String> output) {
    this.jars = jars;
    this.output = output;
  }

  /**
   * Starts all at once and waits until all have started.
   *
   * @param jars the folder that holds the services' jars and all that they need
   * @param output gets every line that they write
   */
  static ProcessSuite start(SuiteSettings settings, Path jars, Consumer<String> output) {
    ProcessSuite suite = new ProcessSuite(jars, output);
    try {
      settings.services().forEach(suite::launch);
      suite.processesByService.values().forEach(ProcessSuite::awaitStart);
      return suite;
    } catch (RuntimeException | AssertionError e) {
      suite.close();
      throw e;
    }
  }

  private static void awaitStart(ChildProcess process) {
    process.awaitLine(process.name() + " started", START_LIMIT);
  }

  private void launch(ServiceSettings<?> settings) {
    String name = settings.service().name();
    String prefix = "[" + name + "] ";
    JavaProcess java =
        JavaProcess.ofJar(name, jars.resolve("bulletin-" + name + "-" + version() + ".jar"))
            .flags(MEMORY)
            .environment(settings.values())
            .onLine(line -> output.accept(prefix + line));
    options(name).ifPresent(file -> java.flags("@" + file));
    int stack = settings.node().runtime().threadStackKib();
    if (stack > 0) {
      java.flags("-Xss" + stack + "k");
    }
    ChildProcess process = java.start();
    processesByService.put(name, process);
    process.onExit(() -> startAgain(settings, process));
  }

  /**
   * What the service's JVM is started with, as the java command reads it, if it has such a file.
   */
  private static Optional<Path> options(String name) {
    return Optional.ofNullable(System.getProperty(JVM_OPTIONS))
        .map(folder -> Path.of(folder, name + ".options").toAbsolutePath())
        .filter(Files::exists);
  }

  private static String version() {
    String version = ProcessSuite.class.getPackage().getImplementationVersion();
    return version == null ? "1.0.0-SNAPSHOT" : version;
  }

  private void startAgain(ServiceSettings<?> settings, ChildProcess ended) {
    if (!closing) {
      log.warn("{} ended with {}, starting it again", ended.name(), ended.exitCode().orElse(-1));
      launch(settings);
    }
  }

  @Override
  public void close() {
    closing = true;
    processesByService.values().forEach(ChildProcess::terminate);
    processesByService.values().forEach(ChildProcess::close);
  }
}
