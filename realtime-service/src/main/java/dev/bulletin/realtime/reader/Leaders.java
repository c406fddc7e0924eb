package dev.bulletin.realtime.reader;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** Those with the highest marks, so many at most. Not thread-safe. */
final class Leaders<T> {
  private static final Comparator<Entry<?>> LOWEST_FIRST =
      Comparator.<Entry<?>>comparingLong(Entry::first).thenComparingLong(Entry::second);

  private final int max;
  private final PriorityQueue<Entry<T>> entries = new PriorityQueue<>(LOWEST_FIRST);

  Leaders(int max) {
    this.max = max;
  }

  private record Entry<T>(T one, long first, long second) {}

  /**
   * Takes one more, if it is among them.
   *
   * @param second counts where the first marks are the same
   */
  void offer(long first, long second, Supplier<T> one) {
    if (entries.size() < max) {
      entries.add(new Entry<>(one.get(), first, second));
    } else if (isAmongThem(first, second)) {
      entries.remove();
      entries.add(new Entry<>(one.get(), first, second));
    }
  }

  private boolean isAmongThem(long first, long second) {
    Entry<T> last = entries.element();
    return first > last.first() || (first == last.first() && second > last.second());
  }

  /** The highest first. */
  List<T> inOrder() {
    return entries.stream().sorted(LOWEST_FIRST.reversed()).map(Entry::one).toList();
  }
}
