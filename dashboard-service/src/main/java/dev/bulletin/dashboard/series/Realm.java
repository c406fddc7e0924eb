package dev.bulletin.dashboard.series;

/**
 * Whose figures the service deals in: the market's, or a simulator's, which are never taken for the
 * other's in a database or a Redis that has seen both. What is pushed, and what Bulletin says of
 * itself, is of both.
 */
public record Realm(boolean simulated) {
  /** Added to the name of a source that a simulator imitates. */
  public static final String SIMULATED = "-simulated";

  /** How a polled source is called here. */
  public String source(String name) {
    return simulated ? name + SIMULATED : name;
  }
}
