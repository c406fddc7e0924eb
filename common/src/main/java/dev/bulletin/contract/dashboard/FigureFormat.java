package dev.bulletin.contract.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * How a number is written.
 *
 * @param decimals null where the size of the number decides
 */
public record FigureFormat(Style style, @Nullable Integer decimals) {
  /** As many decimals as a price of that size needs. */
  public static final FigureFormat PRICE = new FigureFormat(Style.PRICE, null);

  /** The ways to write a number. */
  public enum Style {
    /** All digits, and as many decimals as a price of that size needs. */
    PRICE,
    /** All digits. */
    DECIMAL,
    /** Shortened: 1.2T, 3.4B, 5.6M; 1,2 nghìn tỷ, 3,4 tỷ, 5,6 triệu. */
    COMPACT,
    /** A number that is percent already. */
    PERCENT,
    /** A number of bytes, in powers of 1,024. */
    BYTES
  }
}
