package dev.bulletin.faults.suite;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands before the instances of a service, as a Service of Kubernetes does. */
public final class Door {
  private final Probes probes;
  private final List<Instance> instances;
  private final AtomicInteger turn = new AtomicInteger();

  Door(Probes probes, List<Instance> instances) {
    this.probes = probes;
    this.instances = List.copyOf(instances);
  }

  /** The next that is ready, in turn; none where no instance is. */
  public Optional<Instance> next() {
    List<Instance> ready = instances.stream().filter(probes::isReady).toList();
    return ready.isEmpty()
        ? Optional.empty()
        : Optional.of(ready.get(Math.floorMod(turn.getAndIncrement(), ready.size())));
  }
}
