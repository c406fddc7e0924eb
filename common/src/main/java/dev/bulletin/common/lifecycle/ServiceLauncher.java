package dev.bulletin.common.lifecycle;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.InvalidConfigException;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.error.CannotStartException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts one service in this JVM: reads the environment, starts a node, deploys the service, and
 * stops it all in order on SIGTERM.
 */
public final class ServiceLauncher {
  static {
    JvmDefaults.apply(System.getenv());
  }

  private static final Logger log = LoggerFactory.getLogger(ServiceLauncher.class);
  private static final String MIGRATE = "migrate";
  private static final int EXIT_USAGE = 64;
  private static final int EXIT_START = 70;
  private static final int EXIT_CONFIG = 78;

  private ServiceLauncher() {}

  /**
   * Sets what libraries read when they are loaded; a program that runs several services calls it
   * before anything else. Loading this class has done it.
   */
  public static void prepareJvm() {}

  /** A main program: exits with 78 when the settings are wrong and with 70 when the start fails. */
  public static <C extends Record> void launch(Service<C> service) {
    run(service, settings -> start(service, settings));
  }

  /**
   * A main program of a service with tables: with the argument {@code migrate} it brings them up to
   * date and ends, with others it exits with 64.
   *
   * @param pg where in the settings the service's database is
   */
  public static <C extends Record> void launch(
      Service<C> service, Function<C, PgConfig> pg, String... arguments) {
    switch (String.join(" ", arguments)) {
      case "" -> launch(service);
      case MIGRATE -> run(service, settings -> migrate(service, pg.apply(settings.service())));
      default -> {
        log.error("{}: expected no argument or {}", service.name(), MIGRATE);
        exit(EXIT_USAGE);
      }
    }
  }

  private static <C extends Record> void run(Service<C> service, Consumer<Settings<C>> program) {
    try {
      Settings<C> settings = Settings.read(service, System.getenv());
      log.info("{} starting: {}", service.name(), settings);
      program.accept(settings);
    } catch (InvalidConfigException e) {
      log.error("{}: {}", service.name(), e.getMessage());
      exit(EXIT_CONFIG);
    } catch (CannotStartException e) {
      log.error("{}: {}", service.name(), e.getMessage());
      exit(EXIT_START);
    } catch (RuntimeException e) {
      log.error("{} did not start", service.name(), e);
      exit(EXIT_START);
    }
  }

  private static <C extends Record> void start(Service<C> service, Settings<C> settings) {
    Node node = start(settings.node(), service.name());
    Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "shutdown"));
    service.startOn(node, settings.service()).await();
    node.ready();
    log.info(
        "{} started, management port {}, instance {}",
        service.name(),
        node.managementPort(),
        node.id());
  }

  private static void migrate(Service<?> service, PgConfig pg) {
    int executed = Migrations.run(pg, service.name());
    log.info("{} migrated, {} migrations executed", service.name(), executed);
  }

  /** A node without services; for programs that run several. Blocks until it is open. */
  public static Node start(NodeConfig config) {
    return start(config, "bulletin");
  }

  private static Node start(NodeConfig config, String name) {
    checkThreadStack(config.runtime());
    log.info(
        "{} event loops, {} workers, {} cpu workers, thread stack {} KiB, Java {}",
        config.runtime().eventLoops(),
        config.runtime().workers(),
        config.runtime().cpuWorkers(),
        JvmDefaults.threadStackKib(),
        Runtime.version());
    return Node.start(config, name).await();
  }

  private static void checkThreadStack(RuntimeConfig runtime) {
    int wanted = runtime.threadStackKib();
    int given = JvmDefaults.threadStackKib();
    if (wanted != 0 && wanted != given) {
      throw new InvalidConfigException(
          List.of(
              "BULLETIN_THREAD_STACK_KIB: %d, but this JVM runs with %d; start java with -Xss%dk"
                  .formatted(wanted, given, wanted)));
    }
  }

  private static void exit(int status) {
    System.exit(status);
  }

  private record Settings<C extends Record>(NodeConfig node, C service) {
    static <C extends Record> Settings<C> read(Service<C> service, Map<String, String> values) {
      ConfigReader in = ConfigReader.of(values);
      var settings = new Settings<>(NodeConfig.read(in), service.settings().apply(in));
      in.finish();
      return settings;
    }
  }
}
