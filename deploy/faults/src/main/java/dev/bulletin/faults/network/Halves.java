package dev.bulletin.faults.network;

import dev.bulletin.faults.fault.Fault;
import java.util.List;

/**
 * The cluster falls into halves that do not hear of each other: one instance of each service in
 * each, while readers reach both.
 */
public final class Halves implements Fault {
  private final PrivateNetwork network;
  private final String stores;
  private final List<Member> left;
  private final List<Member> right;

  /**
   * Of these members.
   *
   * @param stores who reaches PostgreSQL and Redis, in words
   */
  public Halves(PrivateNetwork network, String stores, List<Member> left, List<Member> right) {
    this.network = network;
    this.stores = stores;
    this.left = List.copyOf(left);
    this.right = List.copyOf(right);
  }

  @Override
  public String name() {
    return "split in halves, stores reached by " + stores;
  }

  @Override
  public void strike() {
    network.split(left, right);
  }

  @Override
  public void heal() {
    network.heal();
  }
}
