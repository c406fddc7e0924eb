package dev.bulletin.local.simulator;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tickers of all markets at this moment. */
final class Tickers {
  private final InstantSource clock;
  private final Map<String, PriceHistory> historiesBySymbol = new LinkedHashMap<>();

  Tickers(long seed, InstantSource clock) {
    this.clock = clock;
    Market.ALL.forEach(
        market -> historiesBySymbol.put(market.symbol(), new PriceHistory(market, seed)));
  }

  List<Ticker> all() {
    return of(List.copyOf(historiesBySymbol.keySet()));
  }

  /** Those of the symbols, in the same order. */
  List<Ticker> of(List<String> symbols) {
    var now = clock.instant();
    return symbols.stream().map(symbol -> Ticker.of(history(symbol), now)).toList();
  }

  private PriceHistory history(String symbol) {
    PriceHistory history = historiesBySymbol.get(symbol);
    if (history == null) {
      throw BinanceError.invalidSymbol();
    }
    return history;
  }
}
