package dev.bulletin.dashboard.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The relative strength index over 14 spans: which part of all movement went up, in percent.
 *
 * <p>As in J. Welles Wilder, "New Concepts in Technical Trading Systems" (1978): the mean gain and
 * the mean loss of the first 14 changes, and from then on 13 parts of the mean before and one of
 * the change. What came before the first close still shows after 14 more, and hardly after 200, so
 * the more closes the better. Computed in double precision and rounded half to even, to four
 * decimals.
 */
public final class RelativeStrength {
  /** How many changes are averaged. */
  public static final int SPANS = 14;

  private static final int DECIMALS = 4;

  private double gain;
  private double loss;

  private RelativeStrength() {}

  /**
   * The index after the last of the closes, which are by time; empty when there are fewer than 15,
   * or when no price has moved: of no movement no part went up.
   */
  public static Optional<BigDecimal> index(List<BigDecimal> closes) {
    if (closes.size() <= SPANS) {
      return Optional.empty();
    }
    var strength = new RelativeStrength();
    for (int i = 1; i < closes.size(); i++) {
      strength.add(closes.get(i).subtract(closes.get(i - 1)).doubleValue(), weight(i));
    }
    return strength.index();
  }

  /** Of the nth change: the first 14 count alike, each later one for a fourteenth. */
  private static double weight(int n) {
    return 1.0 / Math.min(n, SPANS);
  }

  private void add(double change, double weight) {
    gain += (Math.max(change, 0) - gain) * weight;
    loss += (Math.max(-change, 0) - loss) * weight;
  }

  private Optional<BigDecimal> index() {
    double movement = gain + loss;
    return movement == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(100 * gain / movement).setScale(DECIMALS, RoundingMode.HALF_EVEN));
  }
}
