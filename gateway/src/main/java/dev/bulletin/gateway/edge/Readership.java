package dev.bulletin.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.bulletin.gateway.encoding.Effort;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many have asked for what was made last under a path, from which follows how well the next is
 * compressed: what is replaced soon, and before many have read it, gains less by being small than
 * its compression costs. Thread-safe.
 */
final class Readership {
  static final int MANY = 16;
  static final Duration SOON = Duration.ofSeconds(10);

  private static final int PATHS = 10_000;

  private final Cache<String, LongAdder> readersByPath;

  Readership(Ticker ticker) {
    this.readersByPath =
        Caffeine.newBuilder()
            .maximumSize(PATHS)
            .expireAfterWrite(SOON)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  /**
   * What is made next under a path.
   *
   * @param readers the one for whom it is made among them
   */
  record Edition(Effort effort, LongAdder readers) {
    void read() {
      readers.increment();
    }
  }

  /** Of what is made for the first time, or the first for long, many readers are expected. */
  Edition next(String path) {
    LongAdder last = readersByPath.getIfPresent(path);
    Effort effort = last != null && last.sum() < MANY ? Effort.QUICK : Effort.THOROUGH;
    LongAdder readers = new LongAdder();
    readers.increment();
    readersByPath.put(path, readers);
    return new Edition(effort, readers);
  }
}
