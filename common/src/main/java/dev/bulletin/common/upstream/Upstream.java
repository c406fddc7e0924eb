package dev.bulletin.common.upstream;

import dev.bulletin.common.trace.Spans;
import dev.bulletin.common.upstream.UpstreamState.Failure;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An external HTTP API. Whatever it does, a call ends within its deadline and holds a bounded
 * amount of memory; what may pass is tried again; a host that fails too often rests. One for each
 * service outside and JVM, shared by all event loops.
 */
public final class Upstream {
  private static final Logger log = LoggerFactory.getLogger(Upstream.class);

  private final Vertx vertx;
  private final UpstreamOptions options;
  private final UpstreamMetrics metrics;
  private final Clock clock;
  private final Connections connections;
  private final HostBreaker breaker;
  private final SharedCalls calls;
  private final Retries retries;
  private volatile Optional<Instant> lastAnswer = Optional.empty();
  private volatile Optional<Failure> lastFailure = Optional.empty();

  private Upstream(Vertx vertx, UpstreamOptions options, UpstreamMetrics metrics, Clock clock) {
    this.vertx = vertx;
    this.options = options;
    this.metrics = metrics;
    this.clock = clock;
    this.connections = Connections.open(vertx, options, clock);
    this.breaker = new HostBreaker(vertx, options, clock);
    this.calls = new SharedCalls(vertx, metrics::shared);
    this.retries = new Retries(options.retries());
  }

  public static Upstream open(
      Vertx vertx, UpstreamOptions options, MeterRegistry meters, Clock clock) {
    var metrics = new UpstreamMetrics(meters, options.name());
    var upstream = new Upstream(vertx, options, metrics, clock);
    metrics.show(upstream.breaker);
    return upstream;
  }

  /**
   * What the reader makes of a 200's body; it may throw {@link UpstreamException#invalid}. Whoever
   * asks for the same while a call is under way is given what that call's reader made. Fails with
   * an {@link UpstreamException} only.
   */
  public <T> Future<T> get(UpstreamRequest request, Function<Buffer, T> reader) {
    return calls.get(
        request,
        () ->
            Spans.call(
                "call of " + options.name(),
                options.base().getHost(),
                () -> call(request, reader)));
  }

  private <T> Future<T> call(UpstreamRequest request, Function<Buffer, T> reader) {
    var call = new Call<>(request, reader);
    return breaker
        .execute(() -> call.attempt(1))
        .onSuccess(value -> answered(call.age()))
        .onFailure(failure -> failed(UpstreamException.of(failure), call.age()));
  }

  private void answered(Duration after) {
    lastAnswer = Optional.of(clock.instant());
    metrics.answered(after);
  }

  /** That it rests is no news of it. */
  private void failed(UpstreamException failure, Duration after) {
    if (failure.reason() != UpstreamException.Reason.RESTING) {
      String detail = String.valueOf(failure.getMessage());
      lastFailure = Optional.of(new Failure(clock.instant(), failure.reason(), detail));
    }
    metrics.failed(failure.reason(), after);
  }

  public UpstreamState state() {
    return new UpstreamState(breaker.state(), lastAnswer, lastFailure);
  }

  public Future<Void> close() {
    breaker.close();
    return connections.close();
  }

  /** One call: a try, and others after it while there is time. */
  private final class Call<T> {
    private final UpstreamRequest request;
    private final Function<Buffer, T> reader;
    private final long begun = System.nanoTime();

    Call(UpstreamRequest request, Function<Buffer, T> reader) {
      this.request = request;
      this.reader = reader;
    }

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - begun);
    }

    private Duration left() {
      return options.deadline().minus(age());
    }

    Future<T> attempt(int number) {
      Duration time = left();
      return time.toMillis() < 1
          ? Future.failedFuture(tooLate())
          : connections.get(request, time).map(this::read).recover(e -> again(e, number));
    }

    private UpstreamException tooLate() {
      return new UpstreamException(UpstreamException.Reason.TIMEOUT, "no time left to try again");
    }

    private Future<T> again(Throwable thrown, int made) {
      UpstreamException failure = UpstreamException.of(thrown);
      breaker.heed(failure);
      double chance = ThreadLocalRandom.current().nextDouble();
      Optional<Duration> pause = retries.pause(failure, made, left(), chance);
      return pause.isPresent() && breaker.isClosed()
          ? after(pause.get()).compose(ended -> retry(made))
          : Future.failedFuture(failure);
    }

    private Future<?> after(Duration pause) {
      return vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<T> retry(int made) {
      metrics.retried();
      return attempt(made + 1);
    }

    /** A reader that stumbles shows an answer that nobody thought of. */
    private T read(Buffer body) {
      try {
        return reader.apply(body);
      } catch (UpstreamException e) {
        throw e;
      } catch (RuntimeException e) {
        log.warn("an answer of {} cannot be read", options.name(), e);
        throw UpstreamException.invalid("cannot be read: " + e.getClass().getSimpleName());
      }
    }
  }
}
