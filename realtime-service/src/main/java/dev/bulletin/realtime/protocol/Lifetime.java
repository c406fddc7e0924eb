package dev.bulletin.realtime.protocol;

/**
 * How long something holds that a token has given.
 *
 * @param seconds from now; means nothing for what does not expire
 */
public record Lifetime(boolean expires, long seconds) {
  public static final Lifetime UNLIMITED = new Lifetime(false, 0);

  /**
   * So many seconds, one at least, since a client takes 0 for never, and no more than what the
   * protocol's 32 bits hold.
   */
  public static Lifetime of(long seconds) {
    return new Lifetime(true, Math.max(1, Math.min(seconds, Integer.MAX_VALUE)));
  }
}
