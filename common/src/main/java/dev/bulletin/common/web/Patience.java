package dev.bulletin.common.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Ends connections on which requests do not come on: a first head that is not whole in time, a body
 * that stays below the least pace, and one that does not end although it was answered. A byte now
 * and then does not help. The heads of later requests have the idle time, of which Vert.x sees to
 * it: what is not a whole head is nothing to it. Not thread-safe: lives on the event loop of its
 * connections.
 */
final class Patience {
  private final long headNanos;
  private final int bodyPace;
  private final LongSupplier nanoTime;
  private final Counter ended;
  private final Map<HttpConnection, Long> openedAt = new IdentityHashMap<>();
  private final Map<HttpServerRequest, Long> begunAt = new IdentityHashMap<>();

  Patience(HttpLimits limits, LongSupplier nanoTime, MeterRegistry meters) {
    this.headNanos = limits.headTime().toNanos();
    this.bodyPace = limits.bodyPace();
    this.nanoTime = nanoTime;
    this.ended =
        Counter.builder("bulletin.http.slow")
            .description("connections ended because a request did not come on")
            .register(meters);
  }

  /** A connection, on which the first request is awaited. */
  void opened(HttpConnection connection) {
    openedAt.put(connection, nanoTime.getAsLong());
  }

  void closed(HttpConnection connection) {
    openedAt.remove(connection);
    begunAt.keySet().removeIf(request -> request.connection() == connection);
  }

  /** The head of a request has come. */
  void began(HttpServerRequest request) {
    openedAt.remove(request.connection());
    if (bodyPace > 0 && hasBody(request)) {
      begunAt.put(request, nanoTime.getAsLong());
    }
  }

  private static boolean hasBody(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_2
        ? !request.isEnded()
        : request.headers().contains("transfer-encoding")
            || request.headers().contains("content-length");
  }

  /** To be called about once a second. */
  void look() {
    long now = nanoTime.getAsLong();
    List<HttpConnection> slow = new ArrayList<>();
    openedAt.entrySet().stream()
        .filter(line -> now - line.getValue() > headNanos)
        .forEach(line -> slow.add(line.getKey()));
    begunAt.keySet().removeIf(HttpServerRequest::isEnded);
    begunAt.entrySet().stream()
        .filter(body -> isTooSlow(body.getKey(), now - body.getValue()))
        .forEach(body -> slow.add(body.getKey().connection()));
    slow.forEach(this::end);
  }

  /** Or goes on with what nobody reads, since the answer is given. */
  private boolean isTooSlow(HttpServerRequest request, long nanos) {
    boolean late = request.bytesRead() < bodyPace * (nanos / 1e9);
    return nanos > headNanos && (late || request.response().ended());
  }

  private void end(HttpConnection connection) {
    ended.increment();
    closed(connection);
    connection.close();
  }
}
