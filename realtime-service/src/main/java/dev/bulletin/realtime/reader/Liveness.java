package dev.bulletin.realtime.reader;

import java.time.Duration;

/**
 * When a reader counts as gone.
 *
 * @param ping how often it is asked for a sign of life
 * @param pong how long it may take to answer
 * @param connect how long it may take to say its first word
 * @param stalled how long nothing may reach it while there is something to tell
 */
public record Liveness(Duration ping, Duration pong, Duration connect, Duration stalled) {
  /** Less than the time after which a server ends a connection on which nothing moves. */
  public static final Duration STALLED = Duration.ofSeconds(70);

  private static final Duration FIRST_WORD = Duration.ofSeconds(10);

  /** With the usual patience for the slow. */
  public Liveness(Duration ping, Duration pong, Duration connect) {
    this(ping, pong, connect, STALLED);
  }

  /** The same with another patience for the slow. */
  public Liveness stalledAfter(Duration other) {
    return new Liveness(ping, pong, connect, other);
  }

  /** Asks as often as told, and waits for an answer for two fifths of that: 10 s of 25. */
  public static Liveness every(Duration ping) {
    return new Liveness(ping, ping.multipliedBy(2).dividedBy(5), FIRST_WORD);
  }

  /** How often to look: fine enough for the shortest of the times. */
  Duration period() {
    Duration shortest = pong.compareTo(connect) < 0 ? pong : connect;
    Duration quarter = shortest.dividedBy(4);
    return quarter.compareTo(Duration.ofSeconds(1)) < 0 ? quarter : Duration.ofSeconds(1);
  }
}
