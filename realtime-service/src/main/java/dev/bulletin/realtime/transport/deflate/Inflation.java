package dev.bulletin.realtime.transport.deflate;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.http.HttpServerOptions;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the compression of one message after the other (RFC 7692, 7.2.2), and never makes more of
 * one than a client may send without. Not thread-safe.
 */
final class Inflation {
  /** As much as in a frame that is not compressed. */
  static final int MAX_BYTES = HttpServerOptions.DEFAULT_MAX_WEBSOCKET_FRAME_SIZE;

  /** The empty block that the sender has left out. */
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

  private @Nullable Inflater inflater;
  private byte[] room = {};

  /** Takes a buffer on the heap, and changes it. */
  byte[] inflate(ByteBuf compressed) {
    compressed.writeBytes(TAIL);
    Inflater fresh = fresh();
    fresh.setInput(compressed.array(), compressed.arrayOffset(), compressed.readableBytes());
    int length = read(fresh);
    if (length > MAX_BYTES) {
      throw tooLarge();
    }
    return Arrays.copyOf(room, length);
  }

  static CorruptedWebSocketFrameException tooLarge() {
    return new CorruptedWebSocketFrameException(
        WebSocketCloseStatus.MESSAGE_TOO_BIG, "a message is too large when it is inflated");
  }

  private int read(Inflater fresh) {
    try {
      return fresh.inflate(room);
    } catch (DataFormatException e) {
      throw new CorruptedWebSocketFrameException(
          WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "a message cannot be inflated", e);
    }
  }

  private Inflater fresh() {
    if (inflater == null) {
      inflater = new Inflater(/* nowrap= */ true);
      room = new byte[MAX_BYTES + 1];
    }
    inflater.reset();
    return inflater;
  }
}
