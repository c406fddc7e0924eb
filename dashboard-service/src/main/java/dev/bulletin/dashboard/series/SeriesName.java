package dev.bulletin.dashboard.series;

/** How series are named: what is measured of which pair, or of the whole market. */
public final class SeriesName {
  /** What all coins are worth, in US dollars. */
  public static final String MARKET_CAPITALISATION = "market.capitalisation";

  /** What was traded of all coins in 24 hours, in US dollars. */
  public static final String MARKET_VOLUME24H = "market.volume24h";

  /** In percent, as all changes and shares. */
  public static final String MARKET_CAPITALISATION_CHANGE24H = "market.capitalisation-change24h";

  /** How the volume of 24 hours differs from that of the 24 hours before. */
  public static final String MARKET_VOLUME_CHANGE24H = "market.volume-change24h";

  /** Bitcoin's share in the capitalisation. */
  public static final String MARKET_DOMINANCE_BTC = "market.dominance-btc";

  /** Ether's share in the capitalisation. */
  public static final String MARKET_DOMINANCE_ETH = "market.dominance-eth";

  /** From 0, extreme fear, to 100, extreme greed. */
  public static final String MARKET_FEAR_AND_GREED = "market.fear-and-greed";

  private SeriesName() {}

  /** The price of a pair such as {@code BTC-USDT}, or of a fund such as {@code SPY}. */
  public static String price(String pair) {
    return pair + ".price";
  }

  /** The change of a pair's price over 24 hours, in percent. */
  public static String change24h(String pair) {
    return pair + ".change24h";
  }

  /** The change of a fund's price since the close of the trading day before, in percent. */
  public static String changeOfDay(String symbol) {
    return symbol + ".change-day";
  }

  /** What was traded in 24 hours, in the second of the pair. */
  public static String volume24h(String pair) {
    return pair + ".volume24h";
  }

  /** The relative strength index of a pair's last 14 days. */
  public static String rsi14(String pair) {
    return pair + ".rsi14";
  }

  /** How the volume of 24 full hours differs from that of the 24 before, in percent. */
  public static String volumeChange24h(String pair) {
    return pair + ".volume-change24h";
  }
}
