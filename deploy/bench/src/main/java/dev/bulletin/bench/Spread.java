package dev.bulletin.bench;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** The median of some figures, with the smallest and the largest of them. */
public record Spread(double median, double min, double max) {
  public static Spread of(DoubleStream figures) {
    double[] sorted = figures.sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no figures");
    }
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** The three figures in one form, as in {@code 17.3 (16.9–18.0)}. */
  public String format(String form) {
    return "%s (%s–%s)".formatted(one(form, median), one(form, min), one(form, max));
  }

  private static String one(String form, double figure) {
    return String.format(Locale.ROOT, form, figure);
  }
}
