package dev.bulletin.report.chart.svg;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Round numbers along an axis, by Paul Heckbert's "Nice Numbers for Graph Labels" (Graphics Gems,
 * 1990): a step of 1, 2 or 5 times a power of ten, and ends that are multiples of it.
 *
 * @param step between two of them
 * @param first a multiple of the step
 * @param count at least 2
 */
record Ticks(double step, double first, int count) {
  /** About so many from low to high. */
  static Ticks of(double low, double high, int wanted) {
    double range = high - low;
    // What is as good as one value gets room on both sides, so that its line runs in the middle.
    if (range <= Math.max(Math.abs(low), Math.abs(high)) * 1e-9) {
      double room = low == 0 ? 1 : Math.abs(low) * 0.1;
      return of(low - room, high + room, wanted);
    }
    double step = nice(range / Math.max(1, wanted - 1));
    double first = Math.floor(low / step + 1e-9);
    double last = Math.ceil(high / step - 1e-9);
    return new Ticks(step, first * step, (int) Math.max(2, last - first + 1));
  }

  /** The nearest of 1, 2, 5 and 10 times a power of ten. */
  private static double nice(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    double fraction = step / power;
    if (fraction < 1.5) {
      return power;
    }
    if (fraction < 3) {
      return 2 * power;
    }
    return fraction < 7 ? 5 * power : 10 * power;
  }

  double last() {
    return first + (count - 1) * step;
  }

  List<Double> values() {
    // A sum of many steps drifts; at zero that would show as 1e-17.
    long index = Math.round(first / step);
    return LongStream.range(index, index + count).mapToObj(i -> i * step).toList();
  }

  /** How many digits after the point tell one from the next. */
  int digits() {
    return (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  }
}
