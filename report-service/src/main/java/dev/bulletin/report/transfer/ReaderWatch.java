package dev.bulletin.report.transfer;

import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks off what an answer is made of when its reader has taken nothing for a time: it would be
 * held for ever. The answer alone cannot be closed, for that waits for the reader too. Lives on the
 * event loop of the answer.
 */
final class ReaderWatch {
  private static final Logger log = LoggerFactory.getLogger(ReaderWatch.class);

  private final Vertx vertx;
  private final HttpServerResponse response;
  private final Duration patience;
  private final Consumer<Throwable> source;
  private final long timer;
  private long written = -1;

  /** Watches until it is ended; looks once in a time of patience, so it may last twice as long. */
  ReaderWatch(
      Vertx vertx, HttpServerResponse response, Duration patience, Consumer<Throwable> source) {
    this.vertx = vertx;
    this.response = response;
    this.patience = patience;
    this.source = source;
    this.timer = vertx.setPeriodic(patience.toMillis(), id -> look());
  }

  /** What waits for the database is not the reader's fault. */
  private void look() {
    if (response.writeQueueFull() && response.bytesWritten() == written) {
      log.warn("an export is broken off, its reader has taken nothing for {}", patience);
      end();
      source.accept(ServiceException.unavailable("nothing was taken for " + patience));
    }
    written = response.bytesWritten();
  }

  void end() {
    vertx.cancelTimer(timer);
  }
}
