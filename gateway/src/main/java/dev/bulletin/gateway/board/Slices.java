package dev.bulletin.gateway.board;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a whole, as stretches of a circle whose length counts as 100.
 *
 * @param rest what is left to 100 percent; null where there is nothing left, or no percent
 */
public record Slices(List<Slice> slices, @Nullable BigDecimal rest) {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  public Slices {
    slices = List.copyOf(slices);
  }

  /** A part; one that is missing or below zero has no length. */
  public record Slice(String from, String length) {}

  /**
   * Of values of one unit.
   *
   * @param values zero where one is missing
   * @param percent whether they are parts of 100
   * @param complete whether none is missing: else nobody knows what is left
   */
  public static Slices of(List<BigDecimal> values, boolean percent, boolean complete) {
    BigDecimal sum =
        values.stream()
            .map(value -> value.max(BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal rest = WHOLE.subtract(sum);
    boolean left = percent && complete && rest.signum() > 0;
    List<BigDecimal> parts = new ArrayList<>(values);
    if (left) {
      parts.add(rest);
    }
    double whole = percent && rest.signum() >= 0 ? 100 : sum.doubleValue();
    return new Slices(slices(parts, whole), left ? rest : null);
  }

  private static List<Slice> slices(List<BigDecimal> parts, double whole) {
    List<Slice> slices = new ArrayList<>();
    double from = 0;
    for (BigDecimal part : parts) {
      double length = whole > 0 ? Math.max(0, part.doubleValue() / whole * 100) : 0;
      slices.add(new Slice(Outline.number(from), Outline.number(length)));
      from += length;
    }
    return slices;
  }
}
