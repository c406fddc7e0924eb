package dev.bulletin.local.simulator;

import java.util.List;

/**
 * A pair that is traded, and what is usual there.
 *
 * @param price about which its price moves, in USDT
 * @param decimals of its prices
 * @param dailyDeviation of the price, as a fraction
 * @param dailyVolume in units of the first of the pair
 * @param dailyTrades how often it is traded
 */
public record Market(
    String symbol,
    double price,
    int decimals,
    double dailyDeviation,
    double dailyVolume,
    long dailyTrades) {
  public static final List<Market> ALL =
      List.of(
          new Market("BTCUSDT", 96_000, 2, 0.02, 21_500, 4_100_000),
          new Market("ETHUSDT", 3_200, 2, 0.03, 410_000, 3_300_000),
          new Market("SOLUSDT", 185, 2, 0.04, 3_900_000, 1_700_000),
          new Market("XRPUSDT", 2.35, 4, 0.04, 230_000_000, 1_100_000),
          new Market("ADAUSDT", 0.88, 4, 0.045, 110_000_000, 420_000),
          new Market("LINKUSDT", 19.5, 2, 0.045, 4_600_000, 380_000),
          new Market("BNBUSDT", 690, 2, 0.025, 310_000, 900_000));
}
