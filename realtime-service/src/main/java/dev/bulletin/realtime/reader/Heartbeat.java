package dev.bulletin.realtime.reader;

/** Whether one reader still lives, in nanoseconds of any clock. */
final class Heartbeat {
  /** What is to be done about it. */
  enum Due {
    NOTHING,
    PING,
    /** It has never said a word. */
    STALE,
    /** It has not answered. */
    NO_PONG
  }

  private final Liveness liveness;
  private final long connectBy;
  private boolean connected;
  private boolean asked;
  private long nextPing;
  private long pongBy;

  Heartbeat(Liveness liveness, long now) {
    this.liveness = liveness;
    this.connectBy = now + liveness.connect().toNanos();
  }

  /**
   * Starts to ask. After a mass reconnect the first pings of all readers are spread over half an
   * interval.
   *
   * @param jitter between 0 and 1
   */
  void connected(long now, double jitter) {
    connected = true;
    nextPing = now + (long) (liveness.ping().toNanos() * (0.5 + jitter / 2));
  }

  void pong() {
    asked = false;
  }

  /**
   * Asks for what is due.
   *
   * @param slow the reader can neither hear a ping nor be blamed for not answering; the server's
   *     limit for connections on which nothing moves is what ends those
   */
  Due due(long now, boolean slow) {
    if (!connected) {
      return now - connectBy >= 0 ? Due.STALE : Due.NOTHING;
    }
    if (slow) {
      pongBy = now + liveness.pong().toNanos();
      return Due.NOTHING;
    }
    if (asked) {
      return now - pongBy >= 0 ? Due.NO_PONG : Due.NOTHING;
    }
    return now - nextPing >= 0 ? ask(now) : Due.NOTHING;
  }

  private Due ask(long now) {
    asked = true;
    pongBy = now + liveness.pong().toNanos();
    nextPing = now + liveness.ping().toNanos();
    return Due.PING;
  }
}
