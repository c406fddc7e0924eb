package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.deflate.Compression;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Frames as they go over a WebSocket, head and all. A room tells all its readers the same frame,
 * one after the other, so the last of each format is kept: it is made once, and from its second
 * reader on lies where the network takes it from without copying it first. Not thread-safe: one for
 * each event loop.
 */
public final class Prepared {
  private static final int TEXT = 0x81;
  private static final int BINARY = 0x82;
  private static final int SHORT = 125;

  private final Framing framing;
  private final Deflated deflated;
  private final @Nullable Made[] last = new Made[Format.values().length];

  /** Memory of the last frame goes with its collector, of those before with their last write. */
  private static final ByteBufAllocator DIRECT = new UnpooledByteBufAllocator(true, true, false);

  /** A frame, and how often it has been asked for. */
  private static final class Made {
    private final Frame frame;
    private final ByteBuf bytes;
    private boolean asked;
    private @Nullable ByteBuf direct;

    Made(Frame frame, ByteBuf bytes) {
      this.frame = frame;
      this.bytes = bytes;
    }

    /** An answer to one client is not worth direct memory. */
    ByteBuf next() {
      if (!asked) {
        asked = true;
        return bytes.duplicate();
      }
      return direct().retainedDuplicate();
    }

    private ByteBuf direct() {
      ByteBuf known = direct;
      if (known == null) {
        known = DIRECT.directBuffer(bytes.readableBytes()).writeBytes(bytes.duplicate());
        direct = known;
      }
      return known;
    }

    void release() {
      if (direct != null) {
        direct.release();
      }
    }
  }

  public Prepared(Framing framing, Compression compression) {
    this.framing = framing;
    this.deflated = new Deflated(framing, compression);
  }

  Framing framing() {
    return framing;
  }

  /** With what the transport puts around it; to be released by who writes it. */
  ByteBuf of(Frame frame, Format format) {
    Made known = last[format.ordinal()];
    if (known == null || known.frame != frame) {
      if (known != null) {
        known.release();
      }
      known = new Made(frame, asIs(framing.wrap(frame), format));
      last[format.ordinal()] = known;
    }
    return known.next();
  }

  /** For a client that inflates. */
  ByteBuf deflated(Frame frame, Format format) {
    return deflated.of(frame, format).orElseGet(() -> of(frame, format));
  }

  /** How many bytes such a client gets. */
  int deflatedLength(Frame frame, Format format) {
    return deflated.length(frame, format).orElseGet(() -> frame.length(format));
  }

  /** Nobody has to give the buffer back: it is on the heap, and the collector's. */
  static ByteBuf asIs(Frame frame, Format format) {
    byte[] payload = frame.bytes(format);
    ByteBuf head = head(kind(format), payload.length);
    return Unpooled.unreleasableBuffer(
        Unpooled.buffer(head.readableBytes() + payload.length)
            .writeBytes(head)
            .writeBytes(payload));
  }

  static int kind(Format format) {
    return format == Format.PROTOBUF ? BINARY : TEXT;
  }

  /** One frame, whole and not masked (RFC 6455, 5.2). */
  static ByteBuf head(int kind, int length) {
    ByteBuf head = Unpooled.buffer(10).writeByte(kind);
    if (length <= SHORT) {
      return head.writeByte(length);
    }
    return length <= 0xffff
        ? head.writeByte(SHORT + 1).writeShort(length)
        : head.writeByte(SHORT + 2).writeLong(length);
  }
}
