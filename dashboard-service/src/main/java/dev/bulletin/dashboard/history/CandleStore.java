package dev.bulletin.dashboard.history;

import dev.bulletin.contract.dashboard.Candle;
import io.vertx.core.Future;
import java.util.List;

/** Keeps the candles of exchanges. */
public interface CandleStore {
  /**
   * Keeps candles; one of the same series, source and time takes the place of the one before.
   *
   * @param term of the leader that fetched them; one that has lost the lead keeps nothing
   */
  Future<Void> keep(long term, List<CandleBatch> batches);

  /** The newest candles of a series, by time; fewer where there are fewer. */
  Future<List<Candle>> last(String series, int count);
}
