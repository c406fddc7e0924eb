package dev.bulletin.dashboard.definition;

import java.util.List;

/** The dashboard of crypto prices. */
public final class CryptoDashboard {
  private static final String UNIT = "USDT";

  public static final Dashboard DASHBOARD =
      new Dashboard(
          "crypto",
          List.of(
              coin("BTC", "Bitcoin"),
              coin("ETH", "Ether"),
              coin("SOL", "Solana"),
              coin("XRP", "XRP"),
              coin("ADA", "Cardano"),
              coin("LINK", "Chainlink"),
              coin("BNB", "BNB")));

  private CryptoDashboard() {}

  /** The pairs whose prices are shown, such as {@code BTC-USDT}. */
  public static List<String> pairs() {
    return DASHBOARD.tiles().stream().map(TileDefinition::key).toList();
  }

  private static TileDefinition coin(String symbol, String name) {
    return new TileDefinition(symbol + "-" + UNIT, name, UNIT);
  }
}
