package dev.bulletin.bench.realtime.crowd;

import io.netty.buffer.ByteBuf;
import java.util.Locale;

/**
 * What a message carries through server and network, whatever is put around it: when it was due by
 * the machine's monotonic clock, for which room, and its number there.
 */
public record Marker(long dueNanos, int room, int number) {
  private static final byte FIRST = '~';
  private static final String PREFIX = "~@~";
  private static final int DUE = PREFIX.length();
  private static final int ROOM = DUE + 19 + 1;
  private static final int NUMBER = ROOM + 3 + 1;

  /** Of the text, which is always the same. */
  static final int LENGTH = NUMBER + 9;

  /** Told of each marker that is found. */
  @FunctionalInterface
  interface Sink {
    void marker(long dueNanos, int room, int number);
  }

  /** Of letters that no encoding of a message changes. */
  public String text() {
    return String.format(Locale.ROOT, "%s%019d:%03d:%09d", PREFIX, dueNanos, room, number);
  }

  /** Finds the markers in a part of a buffer, which may hold any number of messages. */
  static void find(ByteBuf in, int from, int to, Sink sink) {
    int at = in.indexOf(from, to, FIRST);
    while (at >= 0 && at + LENGTH <= to) {
      boolean found = in.getByte(at + 1) == '@' && in.getByte(at + 2) == FIRST;
      if (found) {
        sink.marker(
            digits(in, at + DUE, 19),
            (int) digits(in, at + ROOM, 3),
            (int) digits(in, at + NUMBER, 9));
      }
      at = in.indexOf(at + (found ? LENGTH : 1), to, FIRST);
    }
  }

  private static long digits(ByteBuf in, int from, int count) {
    long value = 0;
    for (int i = from; i < from + count; i++) {
      value = 10 * value + (in.getByte(i) - '0');
    }
    return value;
  }
}
