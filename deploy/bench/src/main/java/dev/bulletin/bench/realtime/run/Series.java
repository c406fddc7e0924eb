package dev.bulletin.bench.realtime.run;

/**
 * Messages that are to be published at equal distances.
 *
 * @param fromNanos when the first is due, by the machine's monotonic clock
 * @param first its number in each room
 */
record Series(long fromNanos, int first, int count, long intervalNanos) {
  long due(int index) {
    return fromNanos + index * intervalNanos;
  }

  int last() {
    return first + count - 1;
  }
}
