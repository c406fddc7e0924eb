package dev.bulletin.common.upstream;

import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.common.upstream.UpstreamState.Breaker;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a host rest that fails too often, or that wishes to be left alone. Thread-safe.
 *
 * <p>Resting, one trial, and what follows from it are Vert.x's. When to rest is ours: Vert.x
 * forgets all failures with each success, so that a host which fails every other time would never
 * rest.
 */
final class HostBreaker {
  private static final Logger log = LoggerFactory.getLogger(HostBreaker.class);

  /** However long a host wishes to rest: then it is asked once, and may say so anew. */
  private static final Duration LONGEST_WISH = Duration.ofHours(1);

  /** A call ends by its own deadline; this is the net below. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Breaking limits;
  private final Clock clock;
  private final RecentCalls recent;
  private final CircuitBreaker machine;
  private Instant wishedUntil = Instant.EPOCH;

  HostBreaker(Vertx vertx, UpstreamOptions options, Clock clock) {
    this.limits = options.breaking();
    this.clock = clock;
    this.recent = new RecentCalls(limits);
    this.machine =
        CircuitBreaker.create(options.name(), vertx, machine(options))
            .<Object>failurePolicy(call -> isOfHost(call.cause()))
            .openHandler(open -> log.warn("{} fails too often and rests", options.name()))
            .closeHandler(closed -> answersAgain(options.name()));
  }

  private static CircuitBreakerOptions machine(UpstreamOptions options) {
    return new CircuitBreakerOptions()
        .setMaxFailures(Integer.MAX_VALUE)
        .setResetTimeout(options.breaking().rest().toMillis())
        .setTimeout(options.deadline().plus(GRACE).toMillis());
  }

  private void answersAgain(String name) {
    recent.forget();
    log.info("{} answers again", name);
  }

  /** Makes the call unless the host rests; fails with an {@link UpstreamException} only. */
  <T> Future<T> execute(Supplier<Future<T>> call) {
    Duration wished = wished();
    if (!wished.isZero()) {
      return Future.failedFuture(UpstreamException.resting(wished));
    }
    return machine
        .execute(() -> call.get().onComplete(this::note))
        .recover(failure -> Future.failedFuture(UpstreamException.of(failure)));
  }

  private <T> void note(@Nullable T value, @Nullable Throwable failure) {
    if (!isOfHost(failure)) {
      recent.succeeded(clock.instant());
    } else if (recent.failed(clock.instant()) || isLimited(failure)) {
      openIfClosed();
    }
  }

  private static boolean isOfHost(@Nullable Throwable failure) {
    return failure != null && UpstreamException.of(failure).isOfHost();
  }

  /** A host that says it is too much is not asked three times. */
  private static boolean isLimited(@Nullable Throwable failure) {
    return failure instanceof UpstreamException known && known.reason() == Reason.LIMITED;
  }

  /** Opened twice, it would have two timers, and the first would cut the next rest short. */
  private synchronized void openIfClosed() {
    if (isClosed()) {
      machine.open();
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
    return machine.state() == CircuitBreakerState.CLOSED;
  }

  Breaker state() {
    return wished().isZero() ? Breaker.valueOf(machine.state().name()) : Breaker.OPEN;
  }

  void close() {
    machine.close();
  }
}
