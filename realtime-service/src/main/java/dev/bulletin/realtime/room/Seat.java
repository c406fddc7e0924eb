package dev.bulletin.realtime.room;

/**
 * A subscriber as its rooms know it, with what of the round under way is still for it. Not
 * thread-safe: lives on one event loop.
 */
public final class Seat {
  private final Subscriber subscriber;
  private long awaited;

  public Seat(Subscriber subscriber) {
    this.subscriber = subscriber;
  }

  Subscriber subscriber() {
    return subscriber;
  }

  /** Whether it awaited nothing before. */
  boolean await(long bit) {
    boolean first = awaited == 0;
    awaited |= bit;
    return first;
  }

  long awaited() {
    return awaited;
  }

  /** What it awaited, which it does no more. */
  long take() {
    long taken = awaited;
    awaited = 0;
    return taken;
  }

  void passOver(long bit) {
    awaited &= ~bit;
  }
}
