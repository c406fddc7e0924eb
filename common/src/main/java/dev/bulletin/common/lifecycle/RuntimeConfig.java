package dev.bulletin.common.lifecycle;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.InvalidConfigException;
import java.time.Duration;
import java.util.List;

/**
 * The sizes of a node's thread pools, by default from its cores.
 *
 * @param eventLoops one per core
 * @param workers for blocking calls, 4 per core
 * @param cpuWorkers for rendering and compression, one per core
 * @param threadStackKib the stack of a thread; 0 leaves it to the JVM. A JVM takes it only when it
 *     starts, as {@code -Xss}, so a node that was not started with it says so and stops
 * @param drain how long a stopping node still takes new work
 * @param grace how long stopping may take in all, whatever hangs
 */
public record RuntimeConfig(
    int eventLoops,
    int workers,
    int cpuWorkers,
    int threadStackKib,
    Duration drain,
    Duration grace) {

  public RuntimeConfig {
    if (drain.multipliedBy(2).compareTo(grace) > 0) {
      throw new InvalidConfigException(
          List.of(
              "BULLETIN_DRAIN: at most half of BULLETIN_GRACE, got %s of %s"
                  .formatted(drain, grace)));
    }
  }

  public static RuntimeConfig read(ConfigReader in) {
    int cores = cores();
    return new RuntimeConfig(
        in.integer("BULLETIN_EVENT_LOOPS", cores, 1, 256),
        in.integer("BULLETIN_WORKERS", 4 * cores, 1, 1_024),
        in.integer("BULLETIN_CPU_WORKERS", cores, 1, 256),
        in.integer("BULLETIN_THREAD_STACK_KIB", 0, 0, 65_536),
        in.duration("BULLETIN_DRAIN", Duration.ofSeconds(1), Duration.ZERO, Duration.ofMinutes(5)),
        in.duration(
            "BULLETIN_GRACE",
            Duration.ofSeconds(50),
            Duration.ofSeconds(1),
            Duration.ofMinutes(15)));
  }

  public static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
