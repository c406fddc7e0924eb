package dev.bulletin.common.health;

import dev.bulletin.common.error.ServiceException;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Asks all dependencies side by side, each within {@link #LIMIT} and through its own breaker, so
 * that one which hangs neither hides the others nor is pressed further. Thread-safe.
 */
public final class HealthChecks {
  /** How long one check may take; all run side by side, so a report takes no longer. */
  public static final Duration LIMIT = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Clock clock;
  private final List<Guarded> checks = new CopyOnWriteArrayList<>();

  public HealthChecks(Vertx vertx, Clock clock) {
    this.vertx = vertx;
    this.clock = clock;
  }

  public void add(Check check) {
    checks.add(new Guarded(check));
  }

  public Future<HealthReport> report() {
    return Future.join(checks.stream().map(Guarded::ask).toList())
        .map(asked -> HealthReport.of(results()));
  }

  private SortedMap<String, CheckResult> results() {
    SortedMap<String, CheckResult> results = new TreeMap<>();
    checks.forEach(guarded -> results.put(guarded.check.name(), guarded.last));
    return results;
  }

  private final class Guarded {
    private static final Duration REST = Duration.ofSeconds(5);

    private final Check check;
    private final CircuitBreaker breaker;
    private volatile CheckResult last;

    Guarded(Check check) {
      this.check = check;
      this.breaker =
          CircuitBreaker.create(
              "health:" + check.name(),
              vertx,
              new CircuitBreakerOptions()
                  .setTimeout(LIMIT.toMillis())
                  .setMaxFailures(3)
                  .setResetTimeout(REST.toMillis()));
      this.last = new CheckResult(false, clock.instant(), "closed", "not asked yet");
    }

    Future<Void> ask() {
      return breaker
          .execute(() -> Future.succeededFuture().compose(start -> check.probe().get()))
          .map(detail -> note(true, detail))
          .recover(failure -> Future.succeededFuture(note(false, reason(failure))))
          .mapEmpty();
    }

    private CheckResult note(boolean up, String detail) {
      String state = breaker.state().name().toLowerCase(Locale.ROOT);
      CheckResult result = new CheckResult(up, clock.instant(), state, detail);
      last = result;
      return result;
    }

    /** Only what was meant to be told: other messages may hold a secret. */
    private String reason(Throwable failure) {
      if (failure instanceof ServiceException expected) {
        return expected.detail();
      }
      return switch (failure.getClass().getSimpleName()) {
        case "TimeoutException" -> "no answer within " + LIMIT.toMillis() + " ms";
        case "OpenCircuitException" -> "not asked: it failed repeatedly";
        default -> failure.getClass().getSimpleName();
      };
    }
  }
}
