package dev.bulletin.gateway.board;

import dev.bulletin.contract.dashboard.Threshold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A value between two ends, as a half circle whose length counts as 100.
 *
 * @param bands what the values mean, from the lower end on
 * @param angle of the needle, in degrees from the lower end
 */
public record Dial(List<Band> bands, String angle) {
  private static final double HALF_TURN = 180;

  public Dial {
    bands = List.copyOf(bands);
  }

  /** A stretch of the dial. */
  public record Band(String level, String from, String length) {}

  public static Dial of(
      BigDecimal min, BigDecimal max, List<Threshold> thresholds, BigDecimal value) {
    double low = min.doubleValue();
    double whole = max.doubleValue() - low;
    return new Dial(
        bands(low, whole, thresholds),
        Outline.number(share(value.doubleValue(), low, whole) * HALF_TURN));
  }

  private static List<Band> bands(double low, double whole, List<Threshold> thresholds) {
    List<Band> bands = new ArrayList<>();
    for (int i = 0; i < thresholds.size(); i++) {
      double from = share(thresholds.get(i).from().doubleValue(), low, whole);
      double to =
          i + 1 == thresholds.size()
              ? 1
              : share(thresholds.get(i + 1).from().doubleValue(), low, whole);
      if (to > from) {
        String level = thresholds.get(i).level().name().toLowerCase(Locale.ROOT);
        bands.add(new Band(level, Outline.number(from * 100), Outline.number((to - from) * 100)));
      }
    }
    return bands;
  }

  /** What is beyond an end is drawn at it. */
  private static double share(double value, double low, double whole) {
    return whole > 0 ? Math.max(0, Math.min(1, (value - low) / whole)) : 0;
  }
}
