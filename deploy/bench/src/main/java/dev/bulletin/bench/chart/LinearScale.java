package dev.bulletin.bench.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From zero, since a bar or a slope would exaggerate otherwise.
 *
 * @param step between two ticks
 * @param steps up to the end
 */
record LinearScale(BigDecimal step, int steps) implements Scale {
  private static final int ABOUT = 4;
  private static final List<Integer> STEPS = List.of(1, 2, 5, 10);

  /** Ends with the first tick that is not below the figure. */
  static LinearScale to(double max) {
    double end = max > 0 ? max : 1;
    int exponent = (int) Math.floor(Math.log10(end / ABOUT));
    BigDecimal step =
        STEPS.stream()
            .map(digit -> BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent))
            .filter(each -> end / each.doubleValue() <= ABOUT + 1)
            .findFirst()
            .orElseThrow();
    return new LinearScale(step, (int) Math.ceil(end / step.doubleValue() - 1e-9));
  }

  @Override
  public double place(double figure) {
    return figure / (step.doubleValue() * steps);
  }

  @Override
  public List<Double> ticks() {
    return IntStream.rangeClosed(0, steps)
        .mapToObj(i -> step.multiply(BigDecimal.valueOf(i)).doubleValue())
        .toList();
  }
}
