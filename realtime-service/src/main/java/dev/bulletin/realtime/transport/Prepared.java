package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.deflate.Compression;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Frames as they go over a WebSocket, head and all. A room tells all its readers the same frame,
 * one after the other, so the last of each format is kept: it is made once, where the network takes
 * it from without a copy. Not thread-safe: one for each event loop.
 */
public final class Prepared {
  private final Framing framing;
  private final Deflated deflated;
  private final @Nullable Made[] last = new Made[Format.values().length];

  private record Made(Frame frame, ByteBuf bytes) {}

  public Prepared(Framing framing, Compression compression) {
    this.framing = framing;
    this.deflated = new Deflated(framing, compression);
  }

  Framing framing() {
    return framing;
  }

  /** With what the transport puts around it; to be released by who writes it. */
  ByteBuf of(Frame frame, Format format) {
    return frame.isShared()
        ? shared(frame, format).retainedDuplicate()
        : asIs(framing.wrap(frame), format);
  }

  private ByteBuf shared(Frame frame, Format format) {
    Made known = last[format.ordinal()];
    return known != null && known.frame().equals(frame)
        ? known.bytes()
        : make(frame, format, known);
  }

  private ByteBuf make(Frame frame, Format format, @Nullable Made former) {
    if (former != null) {
      former.bytes().release();
    }
    ByteBuf bytes = WebSocketFraming.lasting(format, framing.wrap(frame).bytes(format));
    last[format.ordinal()] = new Made(frame, bytes);
    return bytes;
  }

  /** For a client that inflates. */
  ByteBuf deflated(Frame frame, Format format) {
    return deflated.of(frame, format).orElseGet(() -> of(frame, format));
  }

  /** How many bytes such a client gets. */
  int deflatedLength(Frame frame, Format format) {
    return deflated.length(frame, format).orElseGet(() -> frame.length(format));
  }

  /** Without what the transport puts around it. */
  static ByteBuf asIs(Frame frame, Format format) {
    return WebSocketFraming.once(format, frame.bytes(format));
  }
}
