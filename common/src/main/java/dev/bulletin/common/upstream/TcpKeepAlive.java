package dev.bulletin.common.upstream;

import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpClientConnectionInternal;
import jdk.net.ExtendedSocketOptions;

/**
 * Has the system look whether the other end of a connection is still there, once nothing came for a
 * minute: after two hours, as systems do by themselves, no proxy on the way remembers it.
 *
 * <p>Vert.x only switches the system's own on; the channel below is told the rest. A transport that
 * does not know the option leaves it at the system's.
 */
final class TcpKeepAlive {
  private static final int IDLE_SECONDS = 60;
  private static final ChannelOption<Integer> IDLE =
      NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE);

  private TcpKeepAlive() {}

  static void begin(HttpConnection connection) {
    if (connection instanceof HttpClientConnectionInternal client) {
      client.channelHandlerContext().channel().config().setOption(IDLE, IDLE_SECONDS);
    }
  }
}
