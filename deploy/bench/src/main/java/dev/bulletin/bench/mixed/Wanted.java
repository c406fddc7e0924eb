package dev.bulletin.bench.mixed;

import java.util.function.DoublePredicate;

/**
 * What was promised of a figure.
 *
 * @param words empty where nothing was
 * @param form of the figure
 */
record Wanted(String words, String form, DoublePredicate bar) {
  private static final String RATIO = "%.2f";

  static final Wanted TOLD = new Wanted("", RATIO, any -> true);

  /** Of the ratio. */
  static Wanted atLeast(String words, double bar) {
    return new Wanted("at least " + words, RATIO, ratio -> ratio >= bar);
  }

  /** Of the ratio. */
  static Wanted atMost(String words, double bar) {
    return new Wanted("at most " + words, RATIO, ratio -> ratio <= bar);
  }

  /** Of the second side's own figure. */
  static Wanted shareAtLeast(String words, double bar) {
    return new Wanted("at least " + words, "%.1f %%", share -> share >= bar);
  }

  boolean isMet(double figure) {
    return bar.test(figure);
  }

  boolean isPromised() {
    return !words.isEmpty();
  }
}
