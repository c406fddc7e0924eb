package dev.bulletin.faults.network;

import dev.bulletin.faults.fault.Fault;
import dev.bulletin.faults.suite.Victim;
import java.util.function.Supplier;

/** Pulls the victim's cable: it lives, but nobody hears of it, not even that it has gone. */
public final class CutOff implements Fault {
  private final PrivateNetwork network;
  private final String kind;
  private final Supplier<Victim> choice;

  /**
   * Of one that is chosen when it begins.
   *
   * @param kind what is cut off, as the table names it
   */
  public CutOff(PrivateNetwork network, String kind, Supplier<Victim> choice) {
    this.network = network;
    this.kind = kind;
    this.choice = choice;
  }

  @Override
  public String name() {
    return "cut off " + kind;
  }

  @Override
  public void strike() {
    network.cutOff(network.member(choice.get().name()));
  }

  @Override
  public void heal() {
    network.heal();
  }
}
