package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.deflate.Compression;
import io.netty.buffer.ByteBuf;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Frames for many as those get them who inflate: compressed when the first of them is told, and
 * then kept for the others. Not thread-safe: one for each event loop.
 */
final class Deflated {
  private final Framing framing;
  private final Compression compression;
  private final @Nullable Made[] last = new Made[Format.values().length];

  /** No bytes if the frame goes as it is, to whomever. */
  private record Made(Frame frame, Optional<ByteBuf> bytes) {}

  Deflated(Framing framing, Compression compression) {
    this.framing = framing;
    this.compression = compression;
  }

  /** To be released by who writes it; nothing if it is for one alone, or is no smaller for it. */
  Optional<ByteBuf> of(Frame frame, Format format) {
    return find(frame, format).map(ByteBuf::retainedDuplicate);
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
    return known != null && known.frame().equals(frame)
        ? known.bytes()
        : make(frame, format, known);
  }

  private Optional<ByteBuf> make(Frame frame, Format format, @Nullable Made former) {
    if (former != null) {
      former.bytes().ifPresent(ByteBuf::release);
    }
    Optional<ByteBuf> bytes =
        compression
            .deflate(framing.wrap(frame).bytes(format))
            .map(payload -> WebSocketFraming.lastingDeflated(format, payload));
    last[format.ordinal()] = new Made(frame, bytes);
    return bytes;
  }
}
