package dev.bulletin.gateway.socket;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The client connections that are being passed through; they end with the gateway, so that readers
 * reconnect to another. Thread-safe.
 */
final class OpenSockets {
  private static final long PATIENCE_SECONDS = 1;
  private static final long STEP_MILLIS = 100;

  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();

  /** Until the answer has ended or the connection is gone. */
  void add(HttpServerRequest request) {
    HttpConnection connection = request.connection();
    connections.add(connection);
    request.response().endHandler(ended -> connections.remove(connection));
    request.response().closeHandler(closed -> connections.remove(connection));
  }

  /** A WebSocket, which stays after its answer. */
  void hold(HttpConnection connection) {
    connections.add(connection);
  }

  void release(HttpConnection connection) {
    connections.remove(connection);
  }

  int count() {
    return connections.size();
  }

  /** Sends the readers away in small numbers, so that they do not all come back at once. */
  Future<Void> closeAll(Vertx vertx, Duration window) {
    List<HttpConnection> rest = new ArrayList<>(connections);
    Collections.shuffle(rest);
    long steps = Math.max(1, window.toMillis() / STEP_MILLIS);
    return closeAll(vertx, rest, (int) Math.ceil((double) rest.size() / steps));
  }

  private Future<Void> closeAll(Vertx vertx, List<HttpConnection> rest, int slice) {
    List<HttpConnection> next = rest.subList(0, Math.min(slice, rest.size()));
    List<HttpConnection> later = rest.subList(next.size(), rest.size());
    Future<Void> closing = close(next);
    return later.isEmpty()
        ? closing
        : vertx
            .timer(STEP_MILLIS, TimeUnit.MILLISECONDS)
            .compose(step -> closeAll(vertx, later, slice))
            .eventually(() -> closing);
  }

  /** Does not wait for readers who do not take what is still under way to them. */
  private static Future<Void> close(List<HttpConnection> connections) {
    return Future.join(connections.stream().map(HttpConnection::close).toList())
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }
}
