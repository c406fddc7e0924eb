package dev.bulletin.contract.realtime;

/**
 * Asks a node what goes on in its rooms and with its readers.
 *
 * @param limit the most that are wanted of each order, up to {@link #MAX}
 */
public record SurveyRealtime(int limit) {
  /** More are given to nobody. */
  public static final int MAX = 50;
}
