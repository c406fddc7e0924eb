package dev.bulletin.gateway.delivery;

import java.time.Duration;

/**
 * How long is waited between attempts: each pause is five times the one before, and up to a fifth
 * longer by chance, so that many deliveries that failed together do not come back together.
 *
 * @param tries until a delivery is given up
 */
public record Pauses(Duration first, Duration longest, int tries) {
  private static final int GROWTH = 5;
  private static final int MOST_STEPS = 30;
  private static final double SPREAD = 0.2;

  /**
   * The pause after so many attempts.
   *
   * @param wish for how long the receiver wants to be left alone
   * @param chance from 0 to less than 1
   */
  Duration after(int attempts, Duration wish, double chance) {
    double steady = first.toMillis() * Math.pow(GROWTH, Math.min(attempts - 1, MOST_STEPS));
    double pause = Math.min(Math.max(steady, wish.toMillis()), longest.toMillis());
    return Duration.ofMillis((long) (pause * (1 + SPREAD * chance)));
  }
}
