package dev.bulletin.bench.chart;

import java.util.List;
import java.util.stream.DoubleStream;

/** Takes figures to places from 0 to 1 along an axis, and says where marks belong. */
sealed interface Scale permits LinearScale, LogScale {
  /** From so many times the smallest figure on, the small ones would lie on one another. */
  double MANY_TIMES = 20;

  double place(double figure);

  /** Rising. */
  List<Double> ticks();

  /** Logarithmic where the range asks for it and there is no zero, else linear from zero. */
  static Scale of(DoubleStream figures) {
    double[] all = figures.toArray();
    double min = DoubleStream.of(all).min().orElse(0);
    double max = DoubleStream.of(all).max().orElse(1);
    return min > 0 && max >= MANY_TIMES * min ? LogScale.of(min, max) : LinearScale.to(max);
  }
}
