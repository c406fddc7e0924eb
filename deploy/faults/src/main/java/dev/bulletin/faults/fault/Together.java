package dev.bulletin.faults.fault;

import java.util.List;
import java.util.stream.Collectors;

/** Several at once. */
public final class Together implements Fault {
  private final List<Fault> faults;

  public Together(Fault... faults) {
    this.faults = List.of(faults);
  }

  @Override
  public String name() {
    return faults.stream().map(Fault::name).collect(Collectors.joining(" + "));
  }

  @Override
  public void strike() {
    faults.forEach(Fault::strike);
  }

  @Override
  public void heal() {
    faults.forEach(Fault::heal);
  }
}
