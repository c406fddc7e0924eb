package dev.bulletin.dashboard.source;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.source.SourceException.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.circuitbreaker.TimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a source rest after it failed several times in a row, and counts how it answers. Every kind
 * of failure counts, a broken answer as well as none. One for all of a JVM; thread-safe.
 */
public final class GuardedSource implements Source {
  private static final Logger log = LoggerFactory.getLogger(GuardedSource.class);

  private final Source next;
  private final MeterRegistry meters;
  private final Clock clock;
  private final CircuitBreaker breaker;
  private volatile Optional<Instant> lastAnswer = Optional.empty();

  /**
   * When a source rests.
   *
   * @param failures in a row, and none of them longer ago than the window
   * @param rest until it is tried once again
   * @param timeout beyond the source's own deadline: the last net, in case that one fails
   */
  public record Limits(int failures, Duration window, Duration rest, Duration timeout) {
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    /** For a source that is asked at that interval and has that deadline. */
    public static Limits of(Duration interval, Duration deadline) {
      Duration rest = interval.multipliedBy(5);
      return new Limits(
          3,
          interval.plus(deadline).multipliedBy(6),
          rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST,
          deadline.plusSeconds(1));
    }

    private CircuitBreakerOptions options() {
      return new CircuitBreakerOptions()
          .setMaxFailures(failures)
          .setFailuresRollingWindow(Math.max(1_000, window.toMillis()))
          .setResetTimeout(rest.toMillis())
          .setTimeout(timeout.toMillis());
    }
  }

  public GuardedSource(Vertx vertx, Source next, Limits limits, MeterRegistry meters, Clock clock) {
    this.next = next;
    this.meters = meters;
    this.clock = clock;
    this.breaker =
        CircuitBreaker.create(next.name(), vertx, limits.options())
            .openHandler(open -> log.warn("{} fails repeatedly and rests", next.name()))
            .closeHandler(closed -> log.info("{} answers again", next.name()));
    for (CircuitBreakerState state : CircuitBreakerState.values()) {
      showWhether(state);
    }
  }

  private void showWhether(CircuitBreakerState state) {
    Gauge.builder("bulletin.source.breaker", breaker, b -> b.state() == state ? 1 : 0)
        .description("1 for the state that the source's breaker is in")
        .tag("source", name())
        .tag("state", state.name().toLowerCase(Locale.ROOT))
        .register(meters);
  }

  @Override
  public String name() {
    return next.name();
  }

  @Override
  public Future<List<Sample>> fetch() {
    return breaker
        .execute(next::fetch)
        .onSuccess(samples -> answered())
        .recover(failure -> Future.failedFuture(refused(failure)));
  }

  /** The time of the last good answer; empty before the first. */
  public Optional<Instant> lastAnswer() {
    return lastAnswer;
  }

  /** Whether the source failed repeatedly and has not answered since. */
  public boolean isFailing() {
    return breaker.state() != CircuitBreakerState.CLOSED;
  }

  private void answered() {
    lastAnswer = Optional.of(clock.instant());
    count("ok");
  }

  private Throwable refused(Throwable failure) {
    Throwable understood = understood(failure);
    count(understood instanceof SourceException known ? known.reason().label() : "error");
    return understood;
  }

  private static Throwable understood(Throwable failure) {
    if (failure instanceof OpenCircuitException) {
      return new SourceException(Reason.RESTING, "not asked: it failed repeatedly");
    }
    return failure instanceof TimeoutException
        ? new SourceException(Reason.TIMEOUT, "no answer, not even a failure, in time")
        : failure;
  }

  private void count(String outcome) {
    meters.counter("bulletin.source.fetches", "source", name(), "outcome", outcome).increment();
  }
}
