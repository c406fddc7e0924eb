package dev.bulletin.dashboard.push;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.series.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Gathers what is pushed within a moment, so that one statement stores it and one message tells of
 * it. While one batch is being stored the next is gathered. Thread-safe.
 */
final class PushBatches {
  private static final Duration MOMENT = Duration.ofMillis(50);

  private final Vertx vertx;
  private final Function<List<Sample>, Future<List<Refusal>>> sink;
  private final int maxWaiting;
  private List<Sample> waiting = new ArrayList<>();
  private Promise<List<Refusal>> stored = Promise.promise();
  private boolean busy;

  /**
   * Batches that go into that sink.
   *
   * @param maxWaiting how many samples may wait while the sink is slow
   */
  PushBatches(Vertx vertx, int maxWaiting, Function<List<Sample>, Future<List<Refusal>>> sink) {
    this.vertx = vertx;
    this.maxWaiting = maxWaiting;
    this.sink = sink;
  }

  /**
   * Ends when they are stored; fails with UNAVAILABLE when too many wait already.
   *
   * @return what was refused, of all that was stored with them
   */
  synchronized Future<List<Refusal>> add(List<Sample> samples) {
    if (samples.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    if (!waiting.isEmpty() && waiting.size() + samples.size() > maxWaiting) {
      return Future.failedFuture(
          ServiceException.unavailable("more is pushed than can be stored: send it again later"));
    }
    waiting.addAll(samples);
    if (!busy) {
      busy = true;
      vertx.setTimer(MOMENT.toMillis(), id -> store());
    }
    return stored.future();
  }

  private void store() {
    Batch batch = next();
    Future.succeededFuture(batch.samples())
        .compose(sink)
        .onComplete(batch.stored())
        .onComplete(done -> goOn());
  }

  private record Batch(List<Sample> samples, Promise<List<Refusal>> stored) {}

  private synchronized Batch next() {
    var batch = new Batch(waiting, stored);
    waiting = new ArrayList<>();
    stored = Promise.promise();
    return batch;
  }

  private synchronized void goOn() {
    busy = !waiting.isEmpty();
    if (busy) {
      vertx.runOnContext(next -> store());
    }
  }
}
