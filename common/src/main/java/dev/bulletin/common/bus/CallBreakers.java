package dev.bulletin.common.bus;

import dev.bulletin.common.breaker.Breaker;
import dev.bulletin.common.breaker.Breaking;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.health.Check;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A breaker for each call: what a service cannot answer at present, such as a search, takes nothing
 * with it that it can. Thread-safe.
 *
 * <p>Only that nobody answers in time, or that the service says it cannot at present, counts. What
 * was not found, not allowed or not understood is an answer; so is an unexpected failure, which
 * comes of one question as a rule, and must not keep others from theirs.
 */
public final class CallBreakers implements Guard {
  private static final Breaking LIMITS =
      new Breaking(/* inARow= */ 5, /* calls= */ 20, Duration.ofSeconds(10), Duration.ofSeconds(2));

  private final Vertx vertx;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Directory directory;
  private final Breaking limits;
  private final Map<String, Guarded> guardedByAddress = new ConcurrentHashMap<>();

  private record Guarded(String service, String address, Breaker breaker, Counter refused) {
    boolean is(CircuitBreakerState state) {
      return breaker.state() == state;
    }
  }

  public CallBreakers(Vertx vertx, Clock clock, MeterRegistry meters, Directory directory) {
    this(vertx, clock, meters, directory, LIMITS);
  }

  CallBreakers(
      Vertx vertx, Clock clock, MeterRegistry meters, Directory directory, Breaking limits) {
    this.limits = limits;
    this.vertx = vertx;
    this.clock = clock;
    this.meters = meters;
    this.directory = directory;
  }

  @Override
  public <A extends Record> Future<A> pass(Call<?, A> call, Supplier<Future<A>> asking) {
    Guarded guarded = guardedByAddress.computeIfAbsent(call.address(), address -> guard(call));
    return guarded.breaker().execute(asking).recover(failure -> refuse(guarded, failure));
  }

  /** What is no answer of the service's was said by the breaker. */
  private static <A> Future<A> refuse(Guarded guarded, Throwable failure) {
    if (failure instanceof ServiceException) {
      return Future.failedFuture(failure);
    }
    guarded.refused().increment();
    return Future.failedFuture(
        ServiceException.unavailable(guarded.service() + " does not answer at present"));
  }

  private Guarded guard(Call<?, ?> call) {
    // The first instance, and another one.
    Duration deadline = call.deadline().multipliedBy(2);
    var terms =
        new Breaker.Terms(call.address(), limits, deadline, CallBreakers::speaksAgainstService);
    var breaker = new Breaker(vertx, clock, terms);
    for (CircuitBreakerState state : CircuitBreakerState.values()) {
      Gauge.builder("bulletin.call.breaker", breaker, each -> each.state() == state ? 1 : 0)
          .description("1 for the state that the breaker of a call is in")
          .tag("service", call.service())
          .tag("call", call.address())
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
    return new Guarded(call.service(), call.address(), breaker, refused(call));
  }

  private Counter refused(Call<?, ?> call) {
    return Counter.builder("bulletin.call.refused")
        .description("questions that were not asked, as the breaker of their call was open")
        .tag("service", call.service())
        .tag("call", call.address())
        .register(meters);
  }

  private static boolean speaksAgainstService(Throwable failure) {
    return !(failure instanceof ServiceException answered)
        || answered.code() == ErrorCode.UNAVAILABLE;
  }

  /** Whether a service can be asked: it lives, and no call of it rests. */
  public Check check(String asker, String service) {
    return new Check(asker, service, () -> state(service));
  }

  private Future<String> state(String service) {
    int living = directory.instances(service).size();
    List<String> resting = addresses(service, CircuitBreakerState.OPEN);
    if (living == 0) {
      return Future.failedFuture(ServiceException.unavailable("no living instance"));
    }
    return resting.isEmpty()
        ? Future.succeededFuture(living + " living" + onTrial(service))
        : Future.failedFuture(ServiceException.unavailable("not asked for a while: " + resting));
  }

  private String onTrial(String service) {
    List<String> onTrial = addresses(service, CircuitBreakerState.HALF_OPEN);
    return onTrial.isEmpty() ? "" : ", next to be tried: " + onTrial;
  }

  private List<String> addresses(String service, CircuitBreakerState state) {
    return guardedByAddress.values().stream()
        .filter(guarded -> guarded.service().equals(service) && guarded.is(state))
        .map(Guarded::address)
        .sorted()
        .toList();
  }
}
