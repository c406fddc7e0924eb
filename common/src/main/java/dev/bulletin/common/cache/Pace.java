package dev.bulletin.common.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import java.time.Duration;

/** Time, waiting and chance, as a cache needs them. */
interface Pace extends Ticker {
  /** Ends when the span has passed. */
  Future<Void> after(Duration span);

  /** From 0 to less than 1. */
  double chance();
}
