package dev.bulletin.local.simulator.binance;

import dev.bulletin.local.simulator.PriceHistory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The tickers of all markets at this moment. */
final class Tickers {
  private final Map<String, PriceHistory> historiesBySymbol;
  private final InstantSource clock;

  Tickers(Map<String, PriceHistory> historiesBySymbol, InstantSource clock) {
    this.historiesBySymbol = historiesBySymbol;
    this.clock = clock;
  }

  List<Ticker> all() {
    return of(List.copyOf(historiesBySymbol.keySet()));
  }

  /** Those of the symbols, in the same order. */
  List<Ticker> of(List<String> symbols) {
    var now = clock.instant();
    return symbols.stream().map(symbol -> Ticker.of(history(symbol), now)).toList();
  }

  /** How the price of a symbol has moved. */
  PriceHistory history(String symbol) {
    PriceHistory history = historiesBySymbol.get(symbol);
    if (history == null) {
      throw BinanceError.invalidSymbol();
    }
    return history;
  }
}
