package dev.bulletin.dashboard.history;

import dev.bulletin.contract.dashboard.Candle;
import java.util.List;

/**
 * Candles of one series, as an exchange gave them.
 *
 * @param series such as {@code BTC-USDT.candle-1h}
 * @param source who said so, such as {@code binance}
 * @param candles by time; the last may be of a span that has not ended, and is replaced later
 */
public record CandleBatch(String series, String source, List<Candle> candles) {
  public CandleBatch {
    candles = List.copyOf(candles);
  }
}
