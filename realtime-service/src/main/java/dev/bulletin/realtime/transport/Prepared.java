package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * Frames as they go over a WebSocket, head and all. A room tells all its readers the same frame,
 * one after the other, so the last of each format is kept: it is made once. Not thread-safe: one
 * for each event loop.
 */
public final class Prepared {
  private static final int TEXT = 0x81;
  private static final int BINARY = 0x82;
  private static final int SHORT = 125;

  private final Framing framing;
  private final @Nullable Made[] last = new Made[Format.values().length];

  private record Made(Frame frame, ByteBuf bytes) {}

  public Prepared(Framing framing) {
    this.framing = framing;
  }

  Framing framing() {
    return framing;
  }

  /** With what the transport puts around it. */
  ByteBuf of(Frame frame, Format format) {
    Made known = last[format.ordinal()];
    if (known == null || !known.frame().equals(frame)) {
      known = new Made(frame, asIs(framing.wrap(frame), format));
      last[format.ordinal()] = known;
    }
    return known.bytes();
  }

  /** Nobody has to give the buffer back: it is on the heap, and the collector's. */
  static ByteBuf asIs(Frame frame, Format format) {
    byte[] payload = frame.bytes(format);
    ByteBuf head = head(format == Format.PROTOBUF ? BINARY : TEXT, payload.length);
    return Unpooled.unreleasableBuffer(
        Unpooled.buffer(head.readableBytes() + payload.length)
            .writeBytes(head)
            .writeBytes(payload));
  }

  /** One frame, whole and not masked (RFC 6455, 5.2). */
  private static ByteBuf head(int kind, int length) {
    ByteBuf head = Unpooled.buffer(10).writeByte(kind);
    if (length <= SHORT) {
      return head.writeByte(length);
    }
    return length <= 0xffff
        ? head.writeByte(SHORT + 1).writeShort(length)
        : head.writeByte(SHORT + 2).writeLong(length);
  }
}
