package dev.bulletin.dashboard.history;

import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.contract.dashboard.ReadCandles;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how a series has moved in spans. */
@FunctionalInterface
public interface CandleReader {
  /**
   * Candles of one length, by time.
   *
   * @param source as samples name it; null while nothing was kept
   */
  record Candles(Duration length, List<Candle> candles, @Nullable String source) {}

  /** Empty when nothing was ever kept of such a series; the question is taken to be valid. */
  Future<Optional<Candles>> read(ReadCandles question);
}
