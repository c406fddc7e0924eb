package dev.bulletin.bench.cache;

import java.util.Arrays;
import java.util.Random;

/** Numbers from 0, of which the n-th comes with a weight of 1 / (n + 1). Not thread-safe. */
public final class ZipfNumbers {
  private final double[] sums;
  private final Random random;

  public ZipfNumbers(int count, long seed) {
    this.sums = new double[count];
    this.random = new Random(seed);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
    }
  }

  public int next() {
    int place = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
    return Math.min(place < 0 ? -place - 1 : place, sums.length - 1);
  }

  /** How often one of the first comes. */
  double shareOfFirst(int count) {
    return sums[count - 1] / sums[sums.length - 1];
  }
}
