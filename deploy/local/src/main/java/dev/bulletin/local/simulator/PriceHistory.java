package dev.bulletin.local.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The price of a market at every second there ever was; it differs from second to second. */
public final class PriceHistory {
  private static final double DOLLARS_PER_USDT = 1.0002;

  private final Market market;
  private final RandomWalk walk;
  private final double unitsPerDollar;

  public PriceHistory(Market market, long seed) {
    this.market = market;
    this.walk = new RandomWalk(seed + market.symbol().hashCode(), market.dailyDeviation());
    this.unitsPerDollar = Math.pow(10, market.decimals());
  }

  public Market market() {
    return market;
  }

  /** The price at a second since 1970. */
  public BigDecimal at(long second) {
    double price = market.price() * Math.exp(walk.at(second));
    long units = Math.round(price * unitsPerDollar);
    // Odd in odd seconds and even in even ones, so that two neighbours are never the same.
    long different = Math.floorMod(units + second, 2) == 0 ? units : units + 1;
    return BigDecimal.valueOf(different, market.decimals());
  }

  /** The same in dollars, which are worth a little more than USDT, by CoinGecko's imitation. */
  public BigDecimal inDollarsAt(long second) {
    double price = at(second).doubleValue() * DOLLARS_PER_USDT;
    return BigDecimal.valueOf(price).setScale(price < 10 ? 5 : 2, RoundingMode.HALF_UP);
  }

  /** The price at each of so many equal steps from one second to another, both included. */
  public List<BigDecimal> between(long from, long to, int steps) {
    return IntStream.rangeClosed(0, steps)
        .mapToObj(i -> at(from + (to - from) * i / steps))
        .toList();
  }

  /** The histories of all markets by their symbols, as they follow from a seed. */
  public static Map<String, PriceHistory> all(long seed) {
    Map<String, PriceHistory> histories = new LinkedHashMap<>();
    Market.ALL.forEach(market -> histories.put(market.symbol(), new PriceHistory(market, seed)));
    return Collections.unmodifiableMap(histories);
  }
}
