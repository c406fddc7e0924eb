package dev.bulletin.gateway.socket;

import dev.bulletin.gateway.edge.SecurityHeaders;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the two ends of a WebSocket. The proxy of Vert.x would do it too, but would keep in memory
 * whatever a slow reader does not take, would not hang up on realtime-service when the reader is
 * gone before the answer, and would keep the connection of an upgrade that was refused.
 */
final class Tunnel implements ProxyInterceptor {
  private static final Logger log = LoggerFactory.getLogger(Tunnel.class);
  private static final int SWITCHING_PROTOCOLS = 101;

  private final OpenSockets sockets;
  private final SecurityHeaders security;

  Tunnel(OpenSockets sockets, SecurityHeaders security) {
    this.sockets = sockets;
    this.security = security;
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    Optional<HttpClientResponse> answer = Optional.ofNullable(context.response().proxiedResponse());
    if (!context.isWebSocket()) {
      return context.sendResponse().onComplete(sent -> answer.ifPresent(Tunnel::expectToEnd));
    }
    return answer
        .filter(opened -> opened.statusCode() == SWITCHING_PROTOCOLS)
        .map(opened -> open(context, opened))
        .orElseGet(() -> refuse(context).eventually(() -> hangUp(answer)));
  }

  /** That a reader leaves in the middle of a stream is no error. */
  private static void expectToEnd(HttpClientResponse answer) {
    answer.exceptionHandler(failure -> log.debug("a stream ended", failure));
  }

  private Future<Void> open(ProxyContext context, HttpClientResponse answer) {
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
    hangUp(Optional.of(answer)).onFailure(again -> log.debug("it was closed already", again));
  }

  private Future<Void> refuse(ProxyContext context) {
    ProxyResponse refusal = context.response();
    HttpServerResponse response = context.request().proxiedRequest().response();
    MultiMap headers = response.headers().addAll(refusal.headers());
    headers.remove(HttpHeaders.TRANSFER_ENCODING).remove(HttpHeaders.CONNECTION);
    headers.remove(HttpHeaders.CONTENT_TYPE).set(HttpHeaders.CONTENT_LENGTH, "0");
    security.addMissing(headers);
    return response.setStatusCode(refusal.getStatusCode()).end();
  }

  private static Future<Void> hangUp(Optional<HttpClientResponse> answer) {
    return answer
        .map(given -> given.request().connection().close())
        .orElseGet(Future::succeededFuture);
  }
}
