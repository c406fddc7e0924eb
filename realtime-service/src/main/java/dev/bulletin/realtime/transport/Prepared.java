package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.deflate.Compression;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Frames as they go over a WebSocket, head and all. What a room tells all its readers is there once
 * for the event loop, where the network takes it from without a copy, plain and compressed for
 * those who inflate; what is for one is made for it. Not thread-safe: one for each event loop.
 */
public final class Prepared {
  private static final byte[] NOTHING = {};

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
    byte[] whole = framing.wrap(frame).bytes(format);
    Frame deflated =
        frame.made(new Deflated(framing.getClass(), format), original -> deflated(whole));
    byte[] payload = deflated.bytes(format);
    return payload.length == 0 ? null : WebSocketFraming.lastingDeflated(format, payload);
  }

  /** Empty if it would be no smaller. */
  private Frame deflated(byte[] whole) {
    return Frame.of(compression.deflate(whole).orElse(NOTHING));
  }

  /** What is made of a frame for those who inflate. */
  private record Deflated(Class<? extends Framing> framing, Format format) {}

  /** Without what the transport puts around it. */
  static ByteBuf asIs(Frame frame, Format format) {
    return WebSocketFraming.once(format, frame.bytes(format));
  }
}
