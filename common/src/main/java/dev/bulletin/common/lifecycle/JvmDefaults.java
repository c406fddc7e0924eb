package dev.bulletin.common.lifecycle;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * Properties that libraries read when their first class is loaded, so that they must be set before
 * anything else happens. A property given on the command line stays.
 */
final class JvmDefaults {
  private JvmDefaults() {}

  static void apply(Map<String, String> environment) {
    // Netty's adaptive allocator is several times slower on Java 24 and later.
    setDefault("io.netty.allocator.type", "pooled");
    setDefault(
        "vertx.logger-delegate-factory-class-name",
        "io.vertx.core.logging.SLF4JLogDelegateFactory");
    setDefault("hazelcast.logging.type", "slf4j");
    setDefault("bulletin.log.format", environment.getOrDefault("BULLETIN_LOG_FORMAT", "text"));
    setDefault("bulletin.log.level", environment.getOrDefault("BULLETIN_LOG_LEVEL", "INFO"));
  }

  private static void setDefault(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }

  /** The stack of a new thread of this JVM, in KiB. */
  static int threadStackKib() {
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return Integer.parseInt(jvm.getVMOption("ThreadStackSize").getValue());
  }
}
