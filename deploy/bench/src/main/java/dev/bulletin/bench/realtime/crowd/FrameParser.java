package dev.bulletin.bench.realtime.crowd;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what comes over one connection into the answer to the upgrade and WebSocket frames, of which
 * it reads no more than the header.
 */
final class FrameParser {
  static final int TEXT = 1;

  /** A text with RSV1. */
  static final int DEFLATED = 0x41;

  static final int CLOSE = 8;
  static final int PING = 9;

  private static final int SHORT = 126;
  private static final int LONG = 127;
  private static final int KIND = 0x4f;
  private static final String SWITCHED = "HTTP/1.1 101";
  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

  private @Nullable ByteBuf rest;
  private boolean upgraded;

  /** Told of what has come completely. */
  interface Sink {
    void upgraded();

    void refused(String status);

    /** A frame whose content is that part of the buffer, as long as the call lasts. */
    void frame(int opcode, ByteBuf in, int from, int to);
  }

  /** Takes the bytes over, and releases them. */
  void read(ByteBuf bytes, Sink sink) {
    ByteBuf all = joined(bytes);
    boolean more = true;
    while (more) {
      more = upgraded ? frame(all, sink) : head(all, sink);
    }
    keep(all);
  }

  void close() {
    if (rest != null) {
      rest.release();
      rest = null;
    }
  }

  private ByteBuf joined(ByteBuf bytes) {
    if (rest == null) {
      return bytes;
    }
    ByteBuf all = rest.writeBytes(bytes);
    rest = null;
    bytes.release();
    return all;
  }

  private void keep(ByteBuf all) {
    if (all.isReadable()) {
      rest = all.alloc().heapBuffer(2 * all.readableBytes()).writeBytes(all);
    }
    all.release();
  }

  private boolean head(ByteBuf in, Sink sink) {
    int end = endOfHead(in);
    if (end < 0) {
      return false;
    }
    String head =
        in.readCharSequence(end - in.readerIndex(), StandardCharsets.ISO_8859_1).toString();
    if (head.startsWith(SWITCHED)) {
      upgraded = true;
      sink.upgraded();
      return true;
    }
    sink.refused(head.lines().findFirst().orElse(""));
    in.skipBytes(in.readableBytes());
    return false;
  }

  private static int endOfHead(ByteBuf in) {
    for (int i = in.readerIndex(); i + END_OF_HEAD.length <= in.writerIndex(); i++) {
      if (in.getInt(i) == 0x0d0a0d0a) {
        return i + END_OF_HEAD.length;
      }
    }
    return -1;
  }

  /** Whether there was a whole one. */
  private static boolean frame(ByteBuf in, Sink sink) {
    int start = in.readerIndex();
    int there = in.readableBytes();
    if (there < 2) {
      return false;
    }
    int length = in.getByte(start + 1) & 0x7f;
    int header = length == SHORT ? 4 : length == LONG ? 10 : 2;
    if (there < header) {
      return false;
    }
    long content =
        switch (length) {
          case SHORT -> in.getUnsignedShort(start + 2);
          case LONG -> in.getLong(start + 2);
          default -> length;
        };
    if (there < header + content) {
      return false;
    }
    int from = start + header;
    in.skipBytes(header + (int) content);
    sink.frame(in.getByte(start) & KIND, in, from, from + (int) content);
    return true;
  }
}
