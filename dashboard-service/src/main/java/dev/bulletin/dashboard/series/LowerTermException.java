package dev.bulletin.dashboard.series;

/** Another has been elected since the samples were polled: nothing of them was kept. */
public final class LowerTermException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The term that was named, and the one in force. */
  public LowerTermException(long named, long inForce) {
    super("polled in term %d, while term %d is in force".formatted(named, inForce));
  }
}
