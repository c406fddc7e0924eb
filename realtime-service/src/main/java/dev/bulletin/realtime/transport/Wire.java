package dev.bulletin.realtime.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.Objects;

/**
 * The way of finished frames to a WebSocket, past what Vert.x does for each frame and each socket.
 * The only class that knows Vert.x from inside. Whoever writes here writes nothing but close frames
 * by Vert.x, since those go out after all that was written before. Not thread-safe: lives on the
 * event loop of its socket.
 */
final class Wire {
  private final ChannelHandlerContext network;

  private Wire(ChannelHandlerContext network) {
    this.network = network;
  }

  /**
   * The way to that socket.
   *
   * @param drained called when the network takes bytes again
   */
  static Wire to(ServerWebSocket socket, Runnable drained) {
    ChannelHandlerContext network = ((WebSocketInternal) socket).channelHandlerContext();
    Context context = Objects.requireNonNull(Vertx.currentContext());
    network.pipeline().addBefore(network.name(), "drain", new Drain(context, drained));
    return new Wire(network);
  }

  /** Writes a frame with its head, which others may write as well. */
  void write(ByteBuf frame) {
    network.writeAndFlush(frame.duplicate(), network.voidPromise());
  }

  /** Whether the network has not taken so much that nothing should be written. */
  boolean isFull() {
    return !network.channel().isWritable();
  }

  /** Hears of the network what Vert.x keeps to itself as long as it has written nothing. */
  private static final class Drain extends ChannelInboundHandlerAdapter {
    private final Context context;
    private final Runnable drained;

    Drain(Context context, Runnable drained) {
      this.context = context;
      this.drained = drained;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext network) {
      if (network.channel().isWritable()) {
        context.runOnContext(turn -> drained.run());
      }
      network.fireChannelWritabilityChanged();
    }
  }
}
