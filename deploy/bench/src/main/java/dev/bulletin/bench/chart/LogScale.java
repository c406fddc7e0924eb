package dev.bulletin.bench.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** From 1, 2 or 5 times a power of ten to another such, by their logarithms. */
record LogScale(double low, double high) implements Scale {
  private static final int MOST_TICKS = 7;
  private static final List<Integer> DIGITS = List.of(1, 2, 5);

  /** Wide enough for both figures, which must be above zero. */
  static LogScale of(double min, double max) {
    if (min <= 0 || max < min) {
      throw new IllegalArgumentException("no logarithmic axis from %s to %s".formatted(min, max));
    }
    double low = marks(min, min).filter(mark -> mark <= min).reduce(min, (first, last) -> last);
    double high = marks(max, max).filter(mark -> mark >= max).findFirst().orElse(max);
    return new LogScale(low, high > low ? high : 10 * low);
  }

  @Override
  public double place(double figure) {
    return Math.log(figure / low) / Math.log(high / low);
  }

  /** All such marks, or powers of ten alone where those are too many. */
  @Override
  public List<Double> ticks() {
    List<Double> all = marks(low, high).filter(mark -> mark >= low && mark <= high).toList();
    return all.size() <= MOST_TICKS ? all : all.stream().filter(LogScale::isPowerOfTen).toList();
  }

  private static boolean isPowerOfTen(double mark) {
    double exponent = Math.log10(mark);
    return Math.abs(exponent - Math.rint(exponent)) < 1e-9;
  }

  /** Some of which are below and above. */
  private static Stream<Double> marks(double min, double max) {
    int first = (int) Math.floor(Math.log10(min)) - 1;
    int last = (int) Math.ceil(Math.log10(max)) + 1;
    return IntStream.rangeClosed(first, last)
        .boxed()
        .flatMap(exponent -> DIGITS.stream().map(digit -> mark(digit, exponent)));
  }

  private static double mark(int digit, int exponent) {
    return BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent).doubleValue();
  }
}
