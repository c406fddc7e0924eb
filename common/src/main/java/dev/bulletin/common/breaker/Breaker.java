package dev.bulletin.common.breaker;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets rest what fails too often. Thread-safe.
 *
 * <p>Resting, one trial, and what follows from it are Vert.x's. When to rest is ours: Vert.x
 * forgets all failures with each success, so that what fails every other time would never rest.
 */
public final class Breaker {
  private static final Logger log = LoggerFactory.getLogger(Breaker.class);

  /** A call ends by its own deadline; this is the net below. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Clock clock;
  private final Predicate<Throwable> counts;
  private final RecentCalls recent;
  private final CircuitBreaker machine;

  /**
   * What it stands before, and when it opens.
   *
   * @param deadline by which each call ends by itself
   * @param counts which failures speak against what is asked, and not against the question
   */
  public record Terms(
      String name, Breaking limits, Duration deadline, Predicate<Throwable> counts) {}

  public Breaker(Vertx vertx, Clock clock, Terms terms) {
    this.clock = clock;
    this.counts = terms.counts();
    this.recent = new RecentCalls(terms.limits());
    this.machine =
        CircuitBreaker.create(terms.name(), vertx, options(terms))
            .<Object>failurePolicy(call -> speaksAgainst(call.cause()))
            .openHandler(open -> log.warn("{} fails too often and rests", terms.name()))
            .closeHandler(closed -> answersAgain(terms.name()));
  }

  private static CircuitBreakerOptions options(Terms terms) {
    return new CircuitBreakerOptions()
        .setMaxFailures(Integer.MAX_VALUE)
        .setResetTimeout(terms.limits().rest().toMillis())
        .setTimeout(terms.deadline().plus(GRACE).toMillis());
  }

  private void answersAgain(String name) {
    recent.forget();
    log.info("{} answers again", name);
  }

  /** Makes the call, or fails with an {@code OpenCircuitException} at once. */
  public <T> Future<T> execute(Supplier<Future<T>> call) {
    return machine.execute(() -> call.get().onComplete(this::note));
  }

  private <T> void note(@Nullable T value, @Nullable Throwable failure) {
    if (!speaksAgainst(failure)) {
      recent.succeeded(clock.instant());
    } else if (recent.failed(clock.instant())) {
      rest();
    }
  }

  private boolean speaksAgainst(@Nullable Throwable failure) {
    return failure != null && counts.test(failure);
  }

  /** Opened twice, it would have two timers, and the first would cut the next rest short. */
  public synchronized void rest() {
    if (state() == CircuitBreakerState.CLOSED) {
      machine.open();
    }
  }

  public CircuitBreakerState state() {
    return machine.state();
  }

  public void close() {
    machine.close();
  }
}
