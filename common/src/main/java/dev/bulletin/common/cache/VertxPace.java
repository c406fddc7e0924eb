package dev.bulletin.common.cache;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Real time, real chance. */
record VertxPace(Vertx vertx) implements Pace {
  @Override
  public long read() {
    return System.nanoTime();
  }

  @Override
  public Future<Void> after(Duration span) {
    return vertx.timer(span.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
  }

  @Override
  public double chance() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
