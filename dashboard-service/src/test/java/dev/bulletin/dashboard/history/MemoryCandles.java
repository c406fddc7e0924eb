package dev.bulletin.dashboard.history;

import dev.bulletin.contract.dashboard.Candle;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The newest thousand candles of each series, in the memory of the instance that polls; another
 * that takes over fetches them anew. Thread-safe.
 */
public final class MemoryCandles implements CandleStore {
  private static final int MOST = 1_000;

  private final Map<String, NavigableMap<Instant, Candle>> candlesBySeries = new HashMap<>();

  @Override
  public synchronized Future<Void> keep(long term, List<CandleBatch> batches) {
    batches.forEach(this::keep);
    return Future.succeededFuture();
  }

  private void keep(CandleBatch batch) {
    NavigableMap<Instant, Candle> kept =
        candlesBySeries.computeIfAbsent(batch.series(), series -> new TreeMap<>());
    batch.candles().forEach(candle -> kept.put(candle.at(), candle));
    while (kept.size() > MOST) {
      kept.pollFirstEntry();
    }
  }

  @Override
  public synchronized Future<List<Candle>> last(String series, int count) {
    NavigableMap<Instant, Candle> kept = candlesBySeries.getOrDefault(series, new TreeMap<>());
    return Future.succeededFuture(
        kept.values().stream().skip(Math.max(0, kept.size() - count)).toList());
  }
}
