package dev.bulletin.faults.network;

import dev.bulletin.faults.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The cluster falls into halves that do not hear of each other: one instance of each service in
 * each, while readers reach both.
 */
public final class Halves implements Fault {
  /** After ten seconds of silence a member counts as gone. */
  private static final Duration UNTIL_PARTED = Duration.ofSeconds(15);

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

  /** Returns when each half takes the other for gone. */
  @Override
  public void strike() {
    network.split(left, right);
    try {
      TimeUnit.NANOSECONDS.sleep(UNTIL_PARTED.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void heal() {
    network.heal();
  }
}
