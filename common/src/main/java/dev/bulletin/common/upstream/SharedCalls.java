package dev.bulletin.common.upstream;

import dev.bulletin.common.trace.Spans;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One call for all who ask for the same while it is under way. Thread-safe. */
final class SharedCalls {
  private final Vertx vertx;
  private final Runnable joined;
  private final Map<UpstreamRequest, Future<?>> underWay = new ConcurrentHashMap<>();

  /**
   * Begins with no call.
   *
   * @param joined told of each asker who got another's answer
   */
  SharedCalls(Vertx vertx, Runnable joined) {
    this.vertx = vertx;
    this.joined = joined;
  }

  /** The result comes on the asker's event loop. */
  @SuppressWarnings("unchecked") // Who asks for the same is given the same.
  <T> Future<T> get(UpstreamRequest request, Supplier<Future<T>> call) {
    Promise<T> result = Promise.promise();
    Future<?> before = underWay.putIfAbsent(request, result.future());
    return before == null ? begin(request, call, result) : join((Future<T>) before);
  }

  /** Forgotten before anybody is told: who asks then asks anew. */
  private <T> Future<T> begin(
      UpstreamRequest request, Supplier<Future<T>> call, Promise<T> result) {
    return call.get()
        .onComplete(ended -> underWay.remove(request, result.future()))
        .onComplete(result);
  }

  private <T> Future<T> join(Future<T> call) {
    joined.run();
    Context loop = vertx.getOrCreateContext();
    Promise<T> own = Promise.promise();
    call.onComplete(ended -> loop.runOnContext(turn -> own.handle(ended)));
    return Spans.await("wait for the same call", own.future());
  }
}
