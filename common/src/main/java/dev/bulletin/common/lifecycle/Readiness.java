package dev.bulletin.common.lifecycle;

import dev.bulletin.common.bus.Directory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether new work should be sent to this node: it has started, is not draining, and sees a living
 * instance of each service that it needs. Databases do not count, or one fault would take every
 * node away. Thread-safe.
 */
public final class Readiness {
  private final Directory directory;
  private final Set<String> needed = ConcurrentHashMap.newKeySet();
  private volatile boolean started;
  private volatile boolean draining;

  Readiness(Directory directory) {
    this.directory = directory;
  }

  /** The node is of no use without that service. */
  public void need(String service) {
    needed.add(service);
  }

  void started() {
    started = true;
  }

  void drain() {
    draining = true;
  }

  /** The node is about to stop: what is under way is finished, and nothing new should come. */
  public boolean isDraining() {
    return draining;
  }

  public boolean isReady() {
    return missing().isEmpty();
  }

  /** What stands in the way; empty when ready. */
  public List<String> missing() {
    List<String> reasons = new ArrayList<>();
    if (!started) {
      reasons.add("still starting");
    }
    if (draining) {
      reasons.add("draining");
    }
    needed.stream()
        .filter(service -> directory.instances(service).isEmpty())
        .sorted()
        .forEach(service -> reasons.add("no living instance of " + service));
    return reasons;
  }
}
