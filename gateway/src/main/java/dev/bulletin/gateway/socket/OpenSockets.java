package dev.bulletin.gateway.socket;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The client connections that are being passed through; they end with the gateway, so that readers
 * reconnect to another. Thread-safe.
 */
final class OpenSockets {
  private static final long PATIENCE_SECONDS = 1;

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

  /** Does not wait for readers who do not take what is still under way to them. */
  Future<Void> closeAll() {
    return Future.join(connections.stream().map(HttpConnection::close).toList())
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }
}
