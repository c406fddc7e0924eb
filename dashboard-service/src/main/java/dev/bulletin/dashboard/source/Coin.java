package dev.bulletin.dashboard.source;

import java.util.List;

/**
 * A coin whose prices are asked for.
 *
 * @param symbol such as {@code BTC}
 * @param coinGeckoId as CoinGecko calls it
 */
public record Coin(String symbol, String coinGeckoId) {
  /** Those that the sources are asked for. */
  public static final List<Coin> ALL =
      List.of(
          new Coin("BTC", "bitcoin"),
          new Coin("ETH", "ethereum"),
          new Coin("SOL", "solana"),
          new Coin("XRP", "ripple"),
          new Coin("ADA", "cardano"),
          new Coin("LINK", "chainlink"),
          new Coin("BNB", "binancecoin"));

  /** The pair in which Binance trades it. */
  public String inTether() {
    return symbol + "-USDT";
  }

  /** How CoinGecko's price of it, a mean of many exchanges, is named. */
  public String inDollars() {
    return symbol + "-USD";
  }
}
