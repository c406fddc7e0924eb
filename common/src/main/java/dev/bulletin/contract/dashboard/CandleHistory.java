package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;

/**
 * Candles by time; a span in which nothing was known has none.
 *
 * @param spanSeconds how long each span is: as short as the number of candles allows
 */
public record CandleHistory(
    Provenance provenance, String series, long spanSeconds, List<Candle> candles)
    implements Answer {
  public CandleHistory {
    candles = List.copyOf(candles);
  }
}
