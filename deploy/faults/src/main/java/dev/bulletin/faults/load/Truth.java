package dev.bulletin.faults.load;

import dev.bulletin.local.simulator.MarketSimulator;
import dev.bulletin.local.simulator.PriceHistory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the market simulator says of prices, whenever it is asked. */
final class Truth {
  private static final String IN_USDT = "-USDT.price";
  private static final String IN_DOLLARS = "-USD.price";

  private final Map<String, Price> pricesBySeries = new HashMap<>();

  /** A price by the second. */
  @FunctionalInterface
  private interface Price {
    BigDecimal at(long second);
  }

  Truth() {
    MarketSimulator.prices().forEach(this::know);
  }

  private void know(String symbol, PriceHistory history) {
    String coin = symbol.substring(0, symbol.length() - "USDT".length());
    pricesBySeries.put(coin + IN_USDT, history::at);
    pricesBySeries.put(coin + IN_DOLLARS, history::inDollarsAt);
  }

  /** What a series was at a time, if it is one of those prices. */
  Optional<BigDecimal> of(String series, Instant at) {
    return Optional.ofNullable(pricesBySeries.get(series))
        .map(price -> price.at(at.getEpochSecond()));
  }

  /** Whether it is a price of the exchange, which is fresh for the least time. */
  static boolean isOfExchange(String series) {
    return series.endsWith(IN_USDT);
  }
}
