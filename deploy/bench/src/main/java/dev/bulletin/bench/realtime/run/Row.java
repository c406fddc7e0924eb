package dev.bulletin.bench.realtime.run;

import java.util.Locale;

/**
 * A line of a table.
 *
 * @param wanted what was promised, or nothing
 * @param met whether it holds; true where nothing was promised
 */
public record Row(String what, String figure, String wanted, boolean met) {
  /** A figure of which nothing was promised. */
  static Row told(String what, String form, Object... values) {
    return new Row(what, format(form, values), "", true);
  }

  /** A figure that may not be larger. */
  static Row atMost(double limit, String what, String form, double value) {
    return new Row(what, format(form, value), "at most " + format(form, limit), value <= limit);
  }

  /** A figure that must not be smaller. */
  static Row atLeast(double limit, String what, String form, double value) {
    return new Row(what, format(form, value), "at least " + format(form, limit), value >= limit);
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
