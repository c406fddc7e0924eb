package dev.bulletin.realtime.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.Objects;

/**
 * The way of finished frames to a WebSocket, past what Vert.x does for each frame and each socket.
 * Beside {@link Intake} the only class that knows Vert.x from inside. Whoever writes here writes
 * nothing but close frames by Vert.x, since those go out after all that was written before. Not
 * thread-safe: lives on the event loop of its socket.
 */
final class Wire extends ChannelInboundHandlerAdapter {
  private static final String OUTLET = "outlet";

  private final Channel channel;
  private final ChannelHandlerContext outlet;
  private final Context context;
  private final Runnable drained;
  private boolean closed;

  private Wire(Channel channel, Runnable drained) {
    this.channel = channel;
    this.outlet = outlet(channel.pipeline());
    this.context = Objects.requireNonNull(Vertx.currentContext());
    this.drained = drained;
  }

  /**
   * The way to that socket.
   *
   * @param drained called when the network takes bytes again
   */
  static Wire to(ServerWebSocket socket, Runnable drained) {
    ChannelHandlerContext vertx = ((WebSocketInternal) socket).channelHandlerContext();
    ChannelPipeline pipeline = vertx.pipeline();
    // It would be told of each write, and pings find out who is gone.
    if (pipeline.get(IdleStateHandler.class) != null) {
      pipeline.remove(IdleStateHandler.class);
    }
    // Of the request nobody reads them any more.
    socket.headers().clear();
    Wire wire = new Wire(vertx.channel(), drained);
    pipeline.addBefore(vertx.name(), "wire", wire);
    return wire;
  }

  /** Past the handlers that have nothing to do with bytes. */
  private static ChannelHandlerContext outlet(ChannelPipeline pipeline) {
    ChannelHandlerContext tls = pipeline.context(SslHandler.class);
    if (tls == null) {
      pipeline.addFirst(OUTLET, Outlet.INSTANCE);
    } else {
      pipeline.addAfter(tls.name(), OUTLET, Outlet.INSTANCE);
    }
    return pipeline.context(OUTLET);
  }

  /** Writes a frame with its head, and releases it. */
  void write(ByteBuf frame) {
    outlet.writeAndFlush(frame, outlet.voidPromise());
  }

  /** Whether the network has not taken so much that nothing should be written. */
  boolean isFull() {
    return !channel.isWritable();
  }

  /** Whether the client has taken its leave, after which nothing may be written. */
  boolean isClosed() {
    return closed;
  }

  /** How many bytes the network has not taken; none once it is closed. */
  long waiting() {
    ChannelOutboundBuffer pending = channel.unsafe().outboundBuffer();
    return pending == null ? 0 : pending.totalPendingWriteBytes();
  }

  @Override
  public void channelRead(ChannelHandlerContext network, Object message) {
    if (message instanceof CloseWebSocketFrame) {
      closed = true;
    }
    network.fireChannelRead(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext network) {
    closed = true;
    network.fireChannelInactive();
  }

  /** Vert.x keeps it to itself as long as it has written nothing. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext network) {
    if (channel.isWritable()) {
      context.runOnContext(turn -> drained.run());
    }
    network.fireChannelWritabilityChanged();
  }

  /** A place in the pipeline. */
  @ChannelHandler.Sharable
  private static final class Outlet extends ChannelHandlerAdapter {
    static final Outlet INSTANCE = new Outlet();
  }
}
