package dev.bulletin.common.lifecycle;

import dev.bulletin.common.config.ConfigReader;
import java.time.Duration;

/**
 * The sizes of a node's thread pools, by default from its cores.
 *
 * @param eventLoops one per core
 * @param workers for blocking calls, 4 per core
 * @param cpuWorkers for rendering and compression, one per core
 * @param threadStackKib the stack of a thread; 0 leaves it to the JVM. A JVM takes it only when it
 *     starts, as {@code -Xss}, so a node that was not started with it says so and stops
 */
public record RuntimeConfig(
    int eventLoops, int workers, int cpuWorkers, int threadStackKib, Duration drain) {

  public static RuntimeConfig read(ConfigReader in) {
    int cores = cores();
    return new RuntimeConfig(
        in.integer("BULLETIN_EVENT_LOOPS", cores, 1, 256),
        in.integer("BULLETIN_WORKERS", 4 * cores, 1, 1_024),
        in.integer("BULLETIN_CPU_WORKERS", cores, 1, 256),
        in.integer("BULLETIN_THREAD_STACK_KIB", 0, 0, 65_536),
        in.duration("BULLETIN_DRAIN", Duration.ofSeconds(1), Duration.ZERO, Duration.ofMinutes(5)));
  }

  public static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
