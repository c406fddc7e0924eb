package dev.bulletin.faults.suite;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What stands before the instances of a service, as a Service of Kubernetes does. */
public final class Door {
  private final Probes probes;
  private final Supplier<List<Instance>> instances;
  private final AtomicInteger turn = new AtomicInteger();

  Door(Probes probes, Supplier<List<Instance>> instances) {
    this.probes = probes;
    this.instances = instances;
  }

  /** The next that is ready, in turn; none where no instance is. */
  public Optional<Instance> next() {
    return next(instances.get().stream().filter(probes::isReady).toList());
  }

  /**
   * The next that is ready besides one that has failed; that one where there is no other.
   *
   * @param failed its {@link Instance#origin()}
   */
  public Optional<Instance> nextBut(String failed) {
    List<Instance> others =
        instances.get().stream()
            .filter(probes::isReady)
            .filter(instance -> !instance.origin().equals(failed))
            .toList();
    return others.isEmpty() ? next() : next(others);
  }

  private Optional<Instance> next(List<Instance> ready) {
    return ready.isEmpty()
        ? Optional.empty()
        : Optional.of(ready.get(Math.floorMod(turn.getAndIncrement(), ready.size())));
  }
}
