package dev.bulletin.local.simulator;

import java.util.SplittableRandom;

/**
 * A random walk in steps of one second whose value at any time follows from the seed alone.
 *
 * <p>Time is cut into spans of twelve days; at both ends of each the walk is at zero. Between them
 * it is found by halving: the middle of two known points lies at their mean, moved by a random
 * number that belongs to this middle and grows with the root of the distance. Twenty halvings reach
 * the second, with no need to walk all the way.
 */
final class RandomWalk {
  private static final long SPAN = 1L << 20;
  private static final double SECONDS_PER_DAY = 86_400;

  private final long seed;
  private final double deviationPerRootSecond;

  /**
   * A walk of its own.
   *
   * @param dailyDeviation the standard deviation of the way made in a day
   */
  RandomWalk(long seed, double dailyDeviation) {
    this.seed = seed;
    this.deviationPerRootSecond = dailyDeviation / Math.sqrt(SECONDS_PER_DAY);
  }

  /** Where the walk is at a second since 1970. */
  double at(long second) {
    long low = Math.floorDiv(second, SPAN) * SPAN;
    long high = low + SPAN;
    double atLow = 0;
    double atHigh = 0;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      double atMiddle = (atLow + atHigh) / 2 + move(middle, high - low);
      if (second < middle) {
        high = middle;
        atHigh = atMiddle;
      } else {
        low = middle;
        atLow = atMiddle;
      }
    }
    return atLow;
  }

  private double move(long middle, long distance) {
    double random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ middle).nextGaussian();
    return random * deviationPerRootSecond * Math.sqrt(distance) / 2;
  }
}
