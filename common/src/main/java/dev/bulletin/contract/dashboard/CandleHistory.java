package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Candles by time; a span in which nothing was known has none.
 *
 * @param spanSeconds how long each span is: as short as the number of candles allows
 * @param source whose candles they are; null while nothing was kept of the series
 */
public record CandleHistory(
    Provenance provenance,
    String series,
    long spanSeconds,
    List<Candle> candles,
    @Nullable DataSource source)
    implements Answer {
  public CandleHistory {
    candles = List.copyOf(candles);
  }
}
