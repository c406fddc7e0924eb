package dev.bulletin.local;

import dev.bulletin.common.config.InvalidConfigException;
import dev.bulletin.common.error.CannotStartException;
import dev.bulletin.common.lifecycle.ServiceLauncher;
import dev.bulletin.testing.Eventually;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the whole suite on this machine: one command, nothing to install, nothing left behind. */
public final class LocalMain {
  static {
    ServiceLauncher.prepareJvm();
  }

  private static final Logger log = LoggerFactory.getLogger(LocalMain.class);
  private static final Duration READY_LIMIT = Duration.ofSeconds(90);
  private static final int EXIT_START = 70;
  private static final int EXIT_CONFIG = 78;

  private final LocalOptions options;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private LocalMain(LocalOptions options) {
    this.options = options;
  }

  public static void main(String[] arguments) {
    try {
      LocalOptions options = LocalOptions.parse(List.of(arguments));
      if (options.help()) {
        say(LocalOptions.USAGE);
      } else {
        new LocalMain(options).run();
      }
    } catch (InvalidConfigException e) {
      fail(String.valueOf(e.getMessage()), EXIT_CONFIG);
    } catch (CannotStartException e) {
      fail(String.valueOf(e.getMessage()), EXIT_START);
    } catch (RuntimeException | AssertionError e) {
      log.error("bulletin did not start", e);
      System.exit(EXIT_START);
    }
  }

  private void run() {
    refuseUsedPort(options.port());
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
    Optional<DataFolder> folder = options.data().map(DataFolder::take);
    folder.ifPresent(this::opened);
    String token = DataFolder.token(folder);
    String password = DataFolder.password(folder);
    LocalServers servers = opened(LocalServers.start(folder));
    SuiteSettings settings =
        SuiteSettings.read(
            new SuiteSettings.Surroundings(options, servers, token, password, System.getenv()));
    opened(start(settings));
    String origin = "http://localhost:" + settings.port();
    awaitReady(settings.managementPort());
    new ExampleLoader(new GatewayClient(origin, token)).load();
    say("Bulletin is ready at " + origin);
    say("Publisher token: " + token);
    if (!options.live()) {
      say("Market simulator: " + servers.simulatorUrl() + "/simulator/fault");
    }
    say("Health and metrics: http://localhost:" + settings.managementPort() + "/health, /metrics");
    say("Ready %.1f s after the start of Java".formatted(secondsSinceStart()));
    say(
        "Studio: %s/studio, sign in as %s with %s"
            .formatted(origin, SuiteSettings.PERSON, password));
  }

  private static double secondsSinceStart() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1_000.0;
  }

  private Suite start(SuiteSettings settings) {
    return options.processes()
        ? ProcessSuite.start(settings, jars(), LocalMain::say)
        : OneJvmSuite.start(settings);
  }

  /** The build puts the services' jars into {@code lib} beside this program's own. */
  private static Path jars() {
    try {
      var source = LocalMain.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(source.toURI()).resolveSibling("lib");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refuseUsedPort(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress("127.0.0.1", port));
    } catch (IOException e) {
      throw new CannotStartException(
          "port %d is in use: stop what listens there, or choose another with --port (0: any)"
              .formatted(port));
    }
  }

  private static void awaitReady(int managementPort) {
    GatewayClient management = new GatewayClient("http://127.0.0.1:" + managementPort, "");
    Eventually.that(READY_LIMIT, () -> management.get("/readyz").statusCode() == 200);
  }

  private synchronized <T extends AutoCloseable> T opened(T resource) {
    opened.push(resource);
    return resource;
  }

  /** In the reverse order; what fails to close does not keep the rest open. */
  private synchronized void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        log.warn("not closed cleanly", e);
      }
    }
  }

  /** This program speaks to the person at the terminal, not to a log. */
  @SuppressWarnings("SystemOut")
  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static void fail(String message, int status) {
    System.err.println("bulletin: " + message);
    System.exit(status);
  }
}
