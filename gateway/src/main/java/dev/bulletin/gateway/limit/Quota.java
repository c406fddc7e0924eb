package dev.bulletin.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many requests each of many may make in a minute, at all gateways together. Nobody waits for
 * the tally: a request is decided by what is known here, told to the tally then, and what the tally
 * answers is known here from then on. What slips through is what was under way meanwhile; while the
 * tally is away each gateway goes by its own. Thread-safe.
 */
final class Quota {
  private static final Logger log = LoggerFactory.getLogger(Quota.class);
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MAX_KNOWN = 100_000;

  private final String name;
  private final int perMinute;
  private final Tally tally;
  private final TimeMeter clock;
  private final LoadingCache<String, Account> accounts;

  /**
   * A quota of so many.
   *
   * @param name as callers are told
   */
  Quota(String name, int perMinute, Tally tally, Ticker ticker) {
    this.name = name;
    this.perMinute = perMinute;
    this.tally = tally;
    this.clock = new TickerMeter(ticker);
    this.accounts =
        Caffeine.newBuilder()
            .maximumSize(MAX_KNOWN)
            .expireAfterAccess(WINDOW)
            .ticker(ticker)
            .executor(Runnable::run)
            .build(who -> new Account(bucket()));
  }

  private record TickerMeter(Ticker ticker) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return ticker.read();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  /** What is known here of somebody. */
  private static final class Account {
    private final Bucket bucket;
    private final AtomicLong untold = new AtomicLong();
    private final AtomicBoolean telling = new AtomicBoolean();

    Account(Bucket bucket) {
      this.bucket = bucket;
    }

    /**
     * No more than all gateways together have left. What is untold is looked at first: a request
     * that is taken meanwhile would count twice otherwise.
     */
    void lower(long left) {
      long most = Math.max(0, left - untold.get());
      long excess = bucket.getAvailableTokens() - most;
      if (excess > 0) {
        bucket.consumeIgnoringRateLimits(excess);
      }
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
        .withCustomTimePrecision(clock)
        .build();
  }

  /** Counts a request of somebody, if it may be. */
  Verdict take(String who) {
    if (perMinute == 0) {
      return Verdict.uncounted();
    }
    Account account = accounts.get(who);
    ConsumptionProbe probe = account.bucket.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      account.untold.incrementAndGet();
      tell(who, account);
    }
    return Verdict.of(name, perMinute, probe);
  }

  /** One at a time of each, so that those who ask often cost no more calls than others. */
  private void tell(String who, Account account) {
    if (!account.telling.compareAndSet(false, true)) {
      return;
    }
    long requests = account.untold.getAndSet(0);
    tally
        .add(name + ":" + who, perMinute, requests)
        .onSuccess(account::lower)
        .onFailure(failure -> log.debug("requests were not told", failure))
        .onComplete(told -> tellMore(who, account));
  }

  private void tellMore(String who, Account account) {
    account.telling.set(false);
    if (account.untold.get() > 0) {
      tell(who, account);
    }
  }
}
