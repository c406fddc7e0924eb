package dev.bulletin.gateway.board;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Round values across a chart, from below the lowest to above the highest of what it shows.
 *
 * @param steps how many times {@code step} is between {@code low} and the top
 */
record Scale(double low, double step, int steps) {
  private static final int WANTED_STEPS = 4;

  /**
   * @param unit that the values are written in, and by which they have to be round
   */
  static Scale around(double lowest, double highest, double unit) {
    double step = round(spread(lowest, highest, unit) / WANTED_STEPS / unit) * unit;
    double low = Math.floor(lowest / step + 1e-9);
    double high = Math.max(Math.ceil(highest / step - 1e-9), low + 1);
    return new Scale(low * step, step, (int) Math.round(high - low));
  }

  /** Around a value that does not move a little of it is shown, and around nothing whole units. */
  private static double spread(double lowest, double highest, double unit) {
    if (highest > lowest) {
      return highest - lowest;
    }
    return highest == 0 ? WANTED_STEPS * unit : Math.abs(highest) * 0.02;
  }

  /** The next 1, 2 or 5 times a power of ten. */
  private static double round(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    double digit = step / power;
    return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
  }

  /** Where a value is, from 0 at the top to 1 at the bottom. */
  double share(double value) {
    return 1 - (value - low) / (step * steps);
  }

  List<Double> values() {
    return IntStream.rangeClosed(0, steps).mapToObj(i -> low + i * step).toList();
  }
}
