package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import java.util.List;

/** Counts what is told in one go, and notes it once. */
final class Tally {
  private static final RoomKind[] KINDS = RoomKind.values();

  private final RealtimeMetrics metrics;
  private final int[] deliveries = new int[KINDS.length];
  private final int[] stalled = new int[KINDS.length];
  private final long[] heard = new long[KINDS.length];
  private int frames;
  private long bytes;

  Tally(RealtimeMetrics metrics) {
    this.metrics = metrics;
  }

  /** One subscriber was told so many bytes, or could not take them. */
  void add(List<News> news, int sent) {
    frames += sent > 0 ? 1 : 0;
    bytes += sent;
    for (News one : news) {
      int kind = one.kind().ordinal();
      if (sent > 0) {
        heard[kind] = deliveries[kind] == 0 ? one.heard() : Math.min(heard[kind], one.heard());
        deliveries[kind] += one.size();
      } else {
        stalled[kind]++;
      }
    }
  }

  void note(long now) {
    if (frames > 0) {
      metrics.told(frames, bytes);
    }
    for (RoomKind kind : KINDS) {
      int i = kind.ordinal();
      if (deliveries[i] > 0) {
        metrics.delivered(kind, deliveries[i], now - heard[i]);
      }
      if (stalled[i] > 0) {
        metrics.stalled(kind, stalled[i]);
      }
    }
  }
}
