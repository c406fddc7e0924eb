package dev.bulletin.common.upstream;

import dev.bulletin.common.breaker.Breaker;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Lets a host rest that fails too often, or that wishes to be left alone. Thread-safe. */
final class HostBreaker {
  /** However long a host wishes to rest: then it is asked once, and may say so anew. */
  private static final Duration LONGEST_WISH = Duration.ofHours(1);

  private final Clock clock;
  private final Breaker breaker;
  private Instant wishedUntil = Instant.EPOCH;

  HostBreaker(Vertx vertx, UpstreamOptions options, Clock clock) {
    this.clock = clock;
    this.breaker =
        new Breaker(
            vertx,
            clock,
            new Breaker.Terms(
                options.name(),
                options.breaking(),
                options.deadline(),
                failure -> UpstreamException.of(failure).isOfHost()));
  }

  /** Makes the call unless the host rests; fails with an {@link UpstreamException} only. */
  <T> Future<T> execute(Supplier<Future<T>> call) {
    Duration wished = wished();
    if (!wished.isZero()) {
      return Future.failedFuture(UpstreamException.resting(wished));
    }
    return breaker
        .execute(() -> call.get().onFailure(this::restIfLimited))
        .recover(failure -> Future.failedFuture(UpstreamException.of(failure)));
  }

  /** A host that says it is too much is not asked three times. */
  private void restIfLimited(Throwable failure) {
    if (failure instanceof UpstreamException known && known.reason() == Reason.LIMITED) {
      breaker.rest();
    }
  }

  /** Leaves the host alone for as long as the failure says that it wishes. */
  synchronized void heed(UpstreamException failure) {
    Duration wish = failure.retryAfter().orElse(Duration.ZERO);
    Instant end = clock.instant().plus(wish.compareTo(LONGEST_WISH) < 0 ? wish : LONGEST_WISH);
    wishedUntil = end.isAfter(wishedUntil) ? end : wishedUntil;
  }

  private synchronized Duration wished() {
    Instant now = clock.instant();
    return wishedUntil.isAfter(now) ? Duration.between(now, wishedUntil) : Duration.ZERO;
  }

  /** Whether calls under way may try again: neither while the host rests nor as its one trial. */
  boolean isClosed() {
    return breaker.state() == CircuitBreakerState.CLOSED;
  }

  UpstreamState.Breaker state() {
    return wished().isZero()
        ? UpstreamState.Breaker.valueOf(breaker.state().name())
        : UpstreamState.Breaker.OPEN;
  }

  void close() {
    breaker.close();
  }
}
