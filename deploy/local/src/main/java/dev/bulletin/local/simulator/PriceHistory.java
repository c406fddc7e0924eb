package dev.bulletin.local.simulator;

import java.math.BigDecimal;

/** The price of a market at every second there ever was; it differs from second to second. */
final class PriceHistory {
  private final Market market;
  private final RandomWalk walk;
  private final double unitsPerDollar;

  PriceHistory(Market market, long seed) {
    this.market = market;
    this.walk = new RandomWalk(seed + market.symbol().hashCode(), market.dailyDeviation());
    this.unitsPerDollar = Math.pow(10, market.decimals());
  }

  Market market() {
    return market;
  }

  /** The price at a second since 1970. */
  BigDecimal at(long second) {
    double price = market.price() * Math.exp(walk.at(second));
    long units = Math.round(price * unitsPerDollar);
    // Odd in odd seconds and even in even ones, so that two neighbours are never the same.
    long different = Math.floorMod(units + second, 2) == 0 ? units : units + 1;
    return BigDecimal.valueOf(different, market.decimals());
  }
}
