package dev.bulletin.dashboard.series;

/** How series are named: what is measured of which pair. */
public final class SeriesName {
  private SeriesName() {}

  /** The price of a pair such as {@code BTC-USDT}. */
  public static String price(String pair) {
    return pair + ".price";
  }

  /** The change of a pair's price over 24 hours, in percent. */
  public static String change24h(String pair) {
    return pair + ".change24h";
  }
}
