package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.deflate.Compression;
import io.netty.buffer.ByteBuf;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Frames as they go over a WebSocket, head and all. What a room tells all its readers is made once,
 * where the network takes it from without a copy, plain and compressed for those who inflate; what
 * is for one is made for it. Not thread-safe: one for each event loop.
 */
public final class Prepared {
  private final Framing framing;
  private final Compression compression;
  private final LastMade plain = new LastMade(this::plain);
  private final LastMade deflated = new LastMade(this::deflate);

  public Prepared(Framing framing, Compression compression) {
    this.framing = framing;
    this.compression = compression;
  }

  Framing framing() {
    return framing;
  }

  /** With what the transport puts around it; to be released by who writes it. */
  ByteBuf of(Frame frame, Format format) {
    ByteBuf shared = frame.isShared() ? plain.of(frame, format) : null;
    return shared == null ? asIs(framing.wrap(frame), format) : shared.retainedDuplicate();
  }

  private ByteBuf plain(Frame frame, Format format) {
    return WebSocketFraming.lasting(format, framing.wrap(frame).bytes(format));
  }

  /** The same for a client that inflates. */
  ByteBuf deflated(Frame frame, Format format) {
    ByteBuf smaller = smaller(frame, format);
    return smaller == null ? of(frame, format) : smaller.retainedDuplicate();
  }

  /** How many bytes such a client gets. */
  int deflatedLength(Frame frame, Format format) {
    ByteBuf smaller = smaller(frame, format);
    return smaller == null ? frame.length(format) : smaller.readableBytes();
  }

  /** Nothing if it is for one alone, or is no smaller for it. */
  private @Nullable ByteBuf smaller(Frame frame, Format format) {
    return frame.isShared() ? deflated.of(frame, format) : null;
  }

  private @Nullable ByteBuf deflate(Frame frame, Format format) {
    Optional<byte[]> payload = compression.deflate(framing.wrap(frame).bytes(format));
    return payload.map(bytes -> WebSocketFraming.lastingDeflated(format, bytes)).orElse(null);
  }

  /** Without what the transport puts around it. */
  static ByteBuf asIs(Frame frame, Format format) {
    return WebSocketFraming.once(format, frame.bytes(format));
  }
}
