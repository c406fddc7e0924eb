package dev.bulletin.dashboard.poll;

import dev.bulletin.common.upstream.UpstreamException;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.dashboard.source.Gathered;
import dev.bulletin.dashboard.source.Source;
import dev.bulletin.dashboard.source.SourcePlan;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds a source to its deadline, counts how it answers, and remembers when it last did. Every kind
 * of failure counts, a broken answer as well as none. One for all of a JVM; thread-safe.
 */
public final class WatchedSource implements Source {
  private static final int FAILING = 3;

  private final Source next;
  private final MeterRegistry meters;
  private final Clock clock;
  private final AtomicInteger failuresInARow = new AtomicInteger();
  private volatile Optional<Instant> lastAnswer = Optional.empty();
  private volatile String lastOutcome = "ok";

  public WatchedSource(Source next, MeterRegistry meters, Clock clock) {
    this.next = next;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public String name() {
    return next.name();
  }

  @Override
  public String feed() {
    return next.feed();
  }

  @Override
  public SourcePlan plan() {
    return next.plan();
  }

  @Override
  public List<String> series() {
    return next.series();
  }

  @Override
  public Future<Gathered> fetch() {
    return next.fetch()
        .timeout(plan().deadline().toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> Future.failedFuture(understood(failure)))
        .onSuccess(gathered -> answered())
        .onFailure(this::failed);
  }

  /** The time of the last good answer; empty before the first. */
  public Optional<Instant> lastAnswer() {
    return lastAnswer;
  }

  /** How the last call ended, as metrics name it. */
  String lastOutcome() {
    return lastOutcome;
  }

  /** Whether the source failed repeatedly and has not answered since. */
  public boolean isFailing() {
    return failuresInARow.get() >= FAILING;
  }

  private static Throwable understood(Throwable failure) {
    return failure instanceof TimeoutException
        ? new UpstreamException(Reason.TIMEOUT, "not all answers in time")
        : failure;
  }

  private void answered() {
    lastAnswer = Optional.of(clock.instant());
    failuresInARow.set(0);
    count("ok");
  }

  private void failed(Throwable failure) {
    failuresInARow.incrementAndGet();
    count(failure instanceof UpstreamException known ? known.reason().label() : "error");
  }

  private void count(String outcome) {
    lastOutcome = outcome;
    meters
        .counter("bulletin.source.fetches", "source", name(), "feed", feed(), "outcome", outcome)
        .increment();
  }
}
