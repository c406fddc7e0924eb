package dev.bulletin.realtime.transport.deflate;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageDecoder;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one frame of each compressed message of a connection, and lets the others pass. Between
 * messages it holds nothing.
 */
final class MessageInflater extends MessageToMessageDecoder<WebSocketFrame> {
  /** Says in the first frame of a message that it is compressed. */
  private static final int RSV1 = 4;

  private final Inflation inflation;
  private @Nullable Begun begun;

  MessageInflater(Inflation inflation) {
    super(WebSocketFrame.class);
    this.inflation = inflation;
  }

  /** A message whose end has not come. Its bytes are on the heap, and the collector's. */
  private record Begun(boolean text, ByteBuf compressed) {
    void add(WebSocketFrame part) {
      if (compressed.readableBytes() + part.content().readableBytes() > Inflation.MAX_BYTES) {
        throw Inflation.tooLarge();
      }
      compressed.writeBytes(part.content());
    }
  }

  @Override
  protected void decode(ChannelHandlerContext network, WebSocketFrame frame, List<Object> out) {
    if (frame.rsv() != 0) {
      begin(frame);
    }
    Begun message = begun;
    if (message == null || !isPart(frame)) {
      out.add(frame.retain());
    } else {
      message.add(frame);
      if (frame.isFinalFragment()) {
        begun = null;
        out.add(whole(message));
      }
    }
  }

  private void begin(WebSocketFrame frame) {
    boolean text = frame instanceof TextWebSocketFrame;
    if (frame.rsv() != RSV1 || !text && !(frame instanceof BinaryWebSocketFrame)) {
      throw new CorruptedWebSocketFrameException(
          WebSocketCloseStatus.PROTOCOL_ERROR, "a frame has a bit that nothing is agreed of");
    }
    begun = new Begun(text, Unpooled.buffer());
  }

  /** Pings and the like may come in between. */
  private static boolean isPart(WebSocketFrame frame) {
    return frame instanceof ContinuationWebSocketFrame
        || frame instanceof TextWebSocketFrame
        || frame instanceof BinaryWebSocketFrame;
  }

  private WebSocketFrame whole(Begun message) {
    ByteBuf inflated = Unpooled.wrappedBuffer(inflation.inflate(message.compressed()));
    return message.text() ? new TextWebSocketFrame(inflated) : new BinaryWebSocketFrame(inflated);
  }
}
