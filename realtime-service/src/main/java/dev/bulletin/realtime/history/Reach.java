package dev.bulletin.realtime.history;

import dev.bulletin.realtime.metrics.RealtimeMetrics;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the history can be reached. Thread-safe. */
final class Reach {
  private static final Logger log = LoggerFactory.getLogger(Reach.class);

  private final AtomicBoolean away = new AtomicBoolean();

  Reach(RealtimeMetrics metrics) {
    metrics.watchHistory(away);
  }

  boolean isAway() {
    return away.get();
  }

  void lost(Throwable failure) {
    if (!away.getAndSet(true)) {
      log.warn("streams go on without a history: {}", failure.getMessage());
    }
  }

  void found() {
    if (away.getAndSet(false)) {
      log.info("streams have a history again");
    }
  }
}
