package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.deflate.Compression;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Frames for many as those get them who inflate: compressed when the first of them is told, and
 * then kept for the others. Not thread-safe: one for each event loop.
 */
final class Deflated {
  private static final int RSV1 = 0x40;

  private final Framing framing;
  private final Compression compression;
  private final @Nullable Made[] last = new Made[Format.values().length];

  /** Nothing if the frame goes as it is, to whomever. */
  private record Made(Frame frame, Optional<ByteBuf> bytes) {}

  Deflated(Framing framing, Compression compression) {
    this.framing = framing;
    this.compression = compression;
  }

  /** Nothing if it is for one alone, or is no smaller for it. */
  Optional<ByteBuf> of(Frame frame, Format format) {
    return find(frame, format).map(ByteBuf::duplicate);
  }

  /** In bytes. */
  Optional<Integer> length(Frame frame, Format format) {
    return find(frame, format).map(ByteBuf::readableBytes);
  }

  private Optional<ByteBuf> find(Frame frame, Format format) {
    return frame.isShared() ? shared(frame, format) : Optional.empty();
  }

  private Optional<ByteBuf> shared(Frame frame, Format format) {
    Made known = last[format.ordinal()];
    if (known == null || !known.frame().equals(frame)) {
      known = new Made(frame, make(framing.wrap(frame), format));
      last[format.ordinal()] = known;
    }
    return known.bytes();
  }

  private Optional<ByteBuf> make(Frame frame, Format format) {
    return compression.deflate(frame.bytes(format)).map(payload -> framed(payload, format));
  }

  /** Nobody has to give the buffer back: it is on the heap, and the collector's. */
  private static ByteBuf framed(byte[] payload, Format format) {
    ByteBuf head = Prepared.head(Prepared.kind(format) | RSV1, payload.length);
    return Unpooled.unreleasableBuffer(
        Unpooled.buffer(head.readableBytes() + payload.length)
            .writeBytes(head)
            .writeBytes(payload));
  }
}
