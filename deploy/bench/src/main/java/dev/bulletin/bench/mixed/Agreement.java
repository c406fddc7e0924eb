package dev.bulletin.bench.mixed;

import dev.bulletin.bench.Spread;
import dev.bulletin.bench.mixed.MixedData.Pair;
import dev.bulletin.bench.record.MarkdownTable;

/**
 * Whether two runs say the same: their spreads, from the least to the most, have something in
 * common. Where they do not, one of them tells of something that the other has not seen.
 */
final class Agreement {
  private final MixedData one;
  private final MixedData other;
  private final Pair first;
  private final Pair second;

  private Agreement(MixedData one, MixedData other) {
    this.one = one;
    this.other = other;
    this.first = one.sound().all();
    this.second = other.sound().all();
  }

  static Agreement of(MixedData first, MixedData second) {
    return new Agreement(first, second);
  }

  @Override
  public String toString() {
    var table = new MarkdownTable("", name(one), name(other), "within the spread");
    Promise.promised().forEach(promise -> row(table, promise));
    long agreed = Promise.promised().stream().filter(this::isAgreed).count();
    return "%s%n%n%d of %d figures agree within the spread that the runs print."
        .formatted(table, agreed, Promise.promised().size());
  }

  private static String name(MixedData run) {
    return "%s, %s, after %d s of warm-up"
        .formatted(
            run.startedAt().replace("T", " ").replace("Z", ""),
            run.source().inWords(),
            run.warmUpSeconds());
  }

  private void row(MarkdownTable table, Promise promise) {
    String form = promise.wanted().form();
    table.add(
        promise.what(),
        promise.judged(first).format(form),
        promise.judged(second).format(form),
        isAgreed(promise) ? "yes" : "**no**");
  }

  private boolean isAgreed(Promise promise) {
    return overlap(promise.judged(first), promise.judged(second));
  }

  private static boolean overlap(Spread one, Spread other) {
    return one.min() <= other.max() && other.min() <= one.max();
  }
}
