package dev.bulletin.bench.realtime.crowd;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes the compression of frames that do not refer to those before them, for all readers of an
 * event loop. Not thread-safe.
 */
final class FrameInflater {
  private static final int MOST_BYTES = 4 * 1_024 * 1_024;
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

  private final Inflater inflater = new Inflater(/* nowrap= */ true);
  private final byte[] room = new byte[MOST_BYTES];

  /** What that part of the buffer holds; good until the next call. */
  ByteBuf inflate(ByteBuf in, int from, int to) {
    byte[] deflated = new byte[to - from + TAIL.length];
    in.getBytes(from, deflated, 0, to - from);
    System.arraycopy(TAIL, 0, deflated, to - from, TAIL.length);
    inflater.reset();
    inflater.setInput(deflated);
    try {
      return Unpooled.wrappedBuffer(room, 0, inflater.inflate(room));
    } catch (DataFormatException e) {
      throw new IllegalStateException("a frame cannot be inflated", e);
    }
  }
}
