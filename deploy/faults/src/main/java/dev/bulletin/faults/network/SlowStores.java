package dev.bulletin.faults.network;

import dev.bulletin.faults.fault.Fault;
import java.time.Duration;
import java.util.List;

/** PostgreSQL and Redis are behind a slow wire, on which some packets are lost. */
public final class SlowStores implements Fault {
  /** There and back that is 100 ms, 20 ms more or less. */
  private static final Slowness SLOWNESS =
      new Slowness(Duration.ofMillis(50), Duration.ofMillis(10), 1);

  private final PrivateNetwork network;
  private final List<Member> stores;

  public SlowStores(PrivateNetwork network, List<Member> stores) {
    this.network = network;
    this.stores = List.copyOf(stores);
  }

  @Override
  public String name() {
    return "slow network (100 ms, 1 % lost) to PostgreSQL and Redis";
  }

  @Override
  public void strike() {
    network.slow(stores, SLOWNESS);
  }

  @Override
  public void heal() {
    network.heal();
  }
}
