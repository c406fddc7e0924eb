package dev.bulletin.common.cache;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the shared tier 100 ms at most, and not at all once it has failed several times in a
 * row. What it could not invalidate it owes: until that is made up for, nothing is taken from
 * there. Thread-safe.
 */
final class GuardedTier implements SharedTier {
  private static final Logger log = LoggerFactory.getLogger(GuardedTier.class);
  private static final int MOST_OWED = 10_000;
  private static final CircuitBreakerOptions LIMITS =
      new CircuitBreakerOptions()
          .setTimeout(100)
          .setMaxFailures(3)
          .setFailuresRollingWindow(10_000)
          .setResetTimeout(1_000);

  private final SharedTier next;
  private final CircuitBreaker breaker;
  private final Set<String> owed = new HashSet<>();
  private boolean paying;
  private boolean away;

  GuardedTier(Vertx vertx, String service, SharedTier next) {
    this.next = next;
    this.breaker =
        CircuitBreaker.create("cache:" + service, vertx, LIMITS)
            .openHandler(open -> note(service, /* there= */ false))
            .closeHandler(closed -> note(service, /* there= */ true));
  }

  /** The breaker opens anew each time that it has tried. */
  private synchronized void note(String service, boolean there) {
    if (away && there) {
      log.info("{} has its shared cache again", service);
    } else if (!away && !there) {
      log.warn("{} goes on without its shared cache", service);
    }
    away = !there;
  }

  @Override
  public Future<Claim> claim(String key, long newerThanMillis) {
    return unlessOwing(() -> next.claim(key, newerThanMillis));
  }

  @Override
  public Future<Put> put(Ticket ticket, Parcel parcel) {
    return unlessOwing(() -> next.put(ticket, parcel));
  }

  @Override
  public Future<Void> release(Ticket ticket) {
    return breaker.execute(() -> next.release(ticket));
  }

  @Override
  public Future<Optional<Parcel>> last(String key) {
    return unlessOwing(() -> next.last(key));
  }

  private <T> Future<T> unlessOwing(Supplier<Future<T>> step) {
    return isOwing()
        ? Future.failedFuture("invalidations are still to be made up for")
        : breaker.execute(step);
  }

  @Override
  public Future<Void> invalidate(Set<String> tags) {
    return breaker.execute(() -> next.invalidate(tags)).onFailure(failure -> owe(tags));
  }

  /** Invalidates what could not be invalidated before; the tags of it, which may be none. */
  Future<Set<String>> settle() {
    Set<String> due = take();
    return due.isEmpty()
        ? Future.succeededFuture(due)
        : invalidate(due).onComplete(paid -> taken()).map(due);
  }

  private synchronized Set<String> take() {
    if (paying) {
      return Set.of();
    }
    Set<String> due = Set.copyOf(owed);
    owed.clear();
    paying = !due.isEmpty();
    return due;
  }

  private synchronized void taken() {
    paying = false;
  }

  private synchronized void owe(Set<String> tags) {
    owed.addAll(tags);
    if (owed.size() > MOST_OWED) {
      owed.clear();
      owed.add(Invalidation.EVERYTHING);
    }
  }

  synchronized boolean isOwing() {
    return paying || !owed.isEmpty();
  }

  boolean isThere() {
    return breaker.state() == CircuitBreakerState.CLOSED;
  }
}
