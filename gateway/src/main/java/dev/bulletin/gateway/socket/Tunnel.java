package dev.bulletin.gateway.socket;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the two ends of a WebSocket. The proxy of Vert.x would do it too, but would keep in memory
 * whatever a slow reader does not take, and would not hang up on realtime-service when the reader
 * is gone before the answer.
 */
final class Tunnel implements ProxyInterceptor {
  private static final Logger log = LoggerFactory.getLogger(Tunnel.class);
  private static final int SWITCHING_PROTOCOLS = 101;

  private final OpenSockets sockets;

  Tunnel(OpenSockets sockets) {
    this.sockets = sockets;
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    HttpClientResponse answer = context.response().proxiedResponse();
    if (!context.isWebSocket() || answer == null) {
      return context.sendResponse();
    }
    if (answer.statusCode() != SWITCHING_PROTOCOLS) {
      return context.sendResponse().eventually(() -> hangUp(answer));
    }
    NetSocket realtime = answer.netSocket().pause();
    HttpServerRequest request = context.request().proxiedRequest();
    request.response().headers().addAll(context.response().headers());
    return request
        .toNetSocket()
        .onSuccess(reader -> join(request.connection(), reader, realtime))
        .onFailure(failure -> abandon(answer, failure))
        .mapEmpty();
  }

  private void join(HttpConnection connection, NetSocket reader, NetSocket realtime) {
    sockets.hold(connection);
    reader.closeHandler(closed -> close(connection, realtime));
    realtime.closeHandler(closed -> close(connection, reader));
    Future.join(reader.pipeTo(realtime), realtime.pipeTo(reader))
        .onFailure(failure -> log.debug("a socket ended abruptly", failure));
  }

  private void close(HttpConnection connection, NetSocket other) {
    sockets.release(connection);
    other.close().onFailure(failure -> log.debug("a socket was closed already", failure));
  }

  private static void abandon(HttpClientResponse answer, Throwable failure) {
    log.debug("a reader left before its socket was open", failure);
    hangUp(answer).onFailure(again -> log.debug("it was closed already", again));
  }

  private static Future<Void> hangUp(HttpClientResponse answer) {
    return answer.request().connection().close();
  }
}
