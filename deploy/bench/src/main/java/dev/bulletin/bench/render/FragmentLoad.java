package dev.bulletin.bench.render;

import dev.bulletin.bench.Body;
import dev.bulletin.bench.Load;
import dev.bulletin.bench.LoadResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;

/** Renders one page after the other, in this process. */
final class FragmentLoad implements Load {
  private final FragmentPage page;

  FragmentLoad(FragmentPage page) {
    this.page = page;
  }

  @Override
  public LoadResult run(Duration duration) {
    LongStream.Builder nanos = LongStream.builder();
    long bytes = 0;
    long start = System.nanoTime();
    long now = start;
    while (now - start < duration.toNanos()) {
      bytes += page.render().length();
      long end = System.nanoTime();
      nanos.add(end - now);
      now = end;
    }
    return result(nanos.build().toArray(), (now - start) / 1e9, bytes);
  }

  private static LoadResult result(long[] nanos, double seconds, long bytes) {
    Arrays.sort(nanos);
    return new LoadResult(
        nanos.length, Map.of(), seconds, bytes, micros(nanos, 0.5), micros(nanos, 0.99));
  }

  private static double micros(long[] sortedNanos, double share) {
    return sortedNanos[(int) (share * (sortedNanos.length - 1))] / 1e3;
  }

  @Override
  public Body sample() {
    return Body.of(page.render().getBytes());
  }
}
