package dev.bulletin.common.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The questions that this node is answering. Thread-safe. */
final class UnderWay {
  private static final long LOOK_MILLIS = 20;

  private final Vertx vertx;
  private final AtomicInteger count = new AtomicInteger();

  UnderWay(Vertx vertx) {
    this.vertx = vertx;
  }

  void begin() {
    count.incrementAndGet();
  }

  void end() {
    count.decrementAndGet();
  }

  /** Ends when there is none. */
  Future<Void> none() {
    return count.get() == 0
        ? Future.succeededFuture()
        : vertx.timer(LOOK_MILLIS, TimeUnit.MILLISECONDS).compose(look -> none());
  }
}
