package dev.bulletin.dashboard.poll;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether this instance is the one that polls, and in which term. Once elected it goes on while
 * PostgreSQL is not to be reached, so that live numbers do, until it hears of a higher term: what
 * it says meanwhile carries its source's time, of which the newer wins everywhere, and what it
 * writes is fenced by the term. Thread-safe.
 */
public final class Duty {
  private final Supplier<OptionalLong> elected;
  private final Supplier<OptionalLong> cutOff;
  private final LongSupplier highest;

  /**
   * The one that is elected.
   *
   * @param elected the term of an election that PostgreSQL confirms
   * @param cutOff the term of one that it no longer confirms because it is not to be reached
   * @param highest the highest term that was heard of
   */
  public Duty(Supplier<OptionalLong> elected, Supplier<OptionalLong> cutOff, LongSupplier highest) {
    this.elected = elected;
    this.cutOff = cutOff;
    this.highest = highest;
  }

  /** The term in which this instance polls at this moment; empty when another does. */
  public OptionalLong term() {
    OptionalLong own = elected.get();
    OptionalLong term = own.isPresent() ? own : cutOff.get();
    return term.stream().filter(one -> one >= highest.getAsLong()).findFirst();
  }

  public boolean isOn() {
    return term().isPresent();
  }
}
