package dev.bulletin.faults.suite;

import java.util.List;

/**
 * How large a suite is.
 *
 * @param instances of each service
 * @param flags of each JVM
 */
public record Size(int instances, List<String> flags) {
  public Size {
    flags = List.copyOf(flags);
  }

  /** Whether one that is asked to leave takes the time for it that it has in production. */
  boolean drains() {
    return instances > 1;
  }

  /** As in production, where no service is alone. */
  public static Size full() {
    return new Size(2, List.of("-Xmx192m", "-XX:+UseSerialGC"));
  }

  /** As little as there can be, started in as little time. */
  public static Size least() {
    return new Size(1, List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
  }
}
