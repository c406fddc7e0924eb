package dev.bulletin.common.web;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.SocketAddress;

/**
 * The connections of one event loop: no more of an address than it may have, and none that do not
 * come on. Not thread-safe but for the crowd, which all loops share.
 */
final class OpenConnections {
  private final HttpLimits limits;
  private final Crowd crowd;
  private final Patience patience;

  OpenConnections(HttpLimits limits, Crowd crowd, Patience patience) {
    this.limits = limits;
    this.crowd = crowd;
    this.patience = patience;
  }

  /** A connection that was opened, and may be one too many. */
  void opened(HttpConnection connection) {
    String address = counted(connection.remoteAddress());
    if (!crowd.enter(address)) {
      connection.close();
      return;
    }
    patience.opened(connection);
    whenClosed(connection, () -> closed(connection, address));
  }

  private void closed(HttpConnection connection, String address) {
    crowd.leave(address);
    patience.closed(connection);
  }

  /** Empty for connections that are not counted. */
  private String counted(SocketAddress peer) {
    return limits.connectionsOfAddress() == 0 || limits.proxies().isProxy(peer)
        ? ""
        : peer.hostAddress();
  }

  /** Of the channel below, since a connection that was taken over by sockets tells nothing. */
  private static void whenClosed(HttpConnection connection, Runnable handler) {
    if (connection instanceof HttpServerConnection server) {
      server.channelHandlerContext().channel().closeFuture().addListener(done -> handler.run());
    }
  }
}
