package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * What was made of a frame for many, kept in each format until there is another: they get it one
 * after the other. Not thread-safe.
 */
final class LastMade {
  private final Making making;
  private final @Nullable Made[] last = new Made[Format.values().length];

  LastMade(Making making) {
    this.making = making;
  }

  /** Makes something of a frame, or nothing. */
  @FunctionalInterface
  interface Making {
    @Nullable ByteBuf make(Frame frame, Format format);
  }

  private record Made(Frame frame, @Nullable ByteBuf bytes) {}

  /** Kept here: who writes it writes a duplicate that is retained. */
  @Nullable ByteBuf of(Frame frame, Format format) {
    Made known = last[format.ordinal()];
    return known != null && known.frame().equals(frame)
        ? known.bytes()
        : next(frame, format, known);
  }

  private @Nullable ByteBuf next(Frame frame, Format format, @Nullable Made former) {
    if (former != null && former.bytes() != null) {
      former.bytes().release();
    }
    Made made = new Made(frame, making.make(frame, format));
    last[format.ordinal()] = made;
    return made.bytes();
  }
}
