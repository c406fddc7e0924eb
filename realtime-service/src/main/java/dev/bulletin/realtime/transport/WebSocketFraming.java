package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Format;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

/** Messages as they go over a WebSocket: one frame, whole and not masked (RFC 6455, 5.2). */
final class WebSocketFraming {
  private static final int TEXT = 0x81;
  private static final int BINARY = 0x82;
  private static final int RSV1 = 0x40;
  private static final int SHORT = 125;
  private static final int MAX_HEAD = 10;

  private WebSocketFraming() {}

  /** For one client: on the heap, from where it is copied when it is written. */
  static ByteBuf once(Format format, byte[] payload) {
    return write(Unpooled.buffer(MAX_HEAD + payload.length), kind(format), payload);
  }

  /** For many: where the network takes it from as it is. Everyone writes a duplicate of it. */
  static ByteBuf lasting(Format format, byte[] payload) {
    return write(direct(payload), kind(format), payload);
  }

  /** The same of a payload that is compressed (RFC 7692, 6). */
  static ByteBuf lastingDeflated(Format format, byte[] payload) {
    return write(direct(payload), kind(format) | RSV1, payload);
  }

  private static ByteBuf direct(byte[] payload) {
    return ByteBufAllocator.DEFAULT.directBuffer(MAX_HEAD + payload.length);
  }

  private static int kind(Format format) {
    return format == Format.PROTOBUF ? BINARY : TEXT;
  }

  private static ByteBuf write(ByteBuf to, int kind, byte[] payload) {
    return head(to.writeByte(kind), payload.length).writeBytes(payload);
  }

  private static ByteBuf head(ByteBuf to, int length) {
    if (length <= SHORT) {
      return to.writeByte(length);
    }
    return length <= 0xffff
        ? to.writeByte(SHORT + 1).writeShort(length)
        : to.writeByte(SHORT + 2).writeLong(length);
  }
}
