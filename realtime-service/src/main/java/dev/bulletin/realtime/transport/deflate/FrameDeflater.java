package dev.bulletin.realtime.transport.deflate;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Compresses one message after the other (RFC 7692, 7.2.1). Not thread-safe. */
final class FrameDeflater {
  /** What is shorter fits into one packet of the network either way. */
  static final int MIN_BYTES = 256;

  /** What is longer takes longer than a turn of the event loop may. */
  static final int MAX_BYTES = 1_048_576;

  /** The empty block that ends what is flushed, and is not sent. */
  private static final int TAIL = 4;

  private @Nullable Deflater deflater;

  /** Nothing if it is not worth it. */
  Optional<byte[]> deflate(byte[] message) {
    return message.length < MIN_BYTES || message.length > MAX_BYTES
        ? Optional.empty()
        : smaller(message);
  }

  private Optional<byte[]> smaller(byte[] message) {
    Deflater fresh = fresh();
    fresh.setInput(message);
    byte[] out = new byte[message.length];
    int length = fresh.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
    // A full buffer may be the beginning only, and saves nothing in any case.
    return length < out.length ? Optional.of(Arrays.copyOf(out, length - TAIL)) : Optional.empty();
  }

  private Deflater fresh() {
    if (deflater == null) {
      deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, /* nowrap= */ true);
    }
    deflater.reset();
    return deflater;
  }
}
