package dev.bulletin.common.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthChecksTest {
  private final Vertx vertx = Vertx.vertx();
  private final HealthChecks checks = new HealthChecks(vertx, Clock.systemUTC());

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void oneThatHangsIsNamedAndHidesNoOther() throws TimeoutException {
    checks.add(new Check("x", "database", () -> Promise.<String>promise().future()));
    for (int i = 0; i < 60; i++) {
      checks.add(new Check("y", "other-" + i, () -> Promise.<String>promise().future()));
    }
    checks.add(new Check("x", "cache", () -> Future.succeededFuture("well")));
    HealthReport report = report();
    assertThat(report.status()).isEqualTo("degraded");
    assertThat(report.checks().get("x/cache").up()).isTrue();
    assertThat(report.checks().get("x/database").up()).isFalse();
    assertThat(report.checks().get("x/database").detail()).isEqualTo("no answer within 1000 ms");
  }

  @Test
  void oneThatFailsAgainAndAgainIsLeftInPeace() throws TimeoutException {
    AtomicInteger asked = new AtomicInteger();
    checks.add(
        new Check(
            "x",
            "database",
            () -> {
              asked.incrementAndGet();
              throw new IllegalStateException("password is secret");
            }));
    for (int i = 0; i < 10; i++) {
      report();
    }
    assertThat(asked).hasValue(3);
    CheckResult last = report().checks().get("x/database");
    assertThat(last.breaker()).isEqualTo("open");
    assertThat(last.detail()).isEqualTo("not asked: it failed repeatedly");
  }

  @Test
  void tellsWhatADependencySaysOfItself() throws TimeoutException {
    checks.add(
        new Check(
            "x", "api", () -> Future.failedFuture(ServiceException.unavailable("silent for 9 s"))));
    assertThat(report().checks().get("x/api").detail()).isEqualTo("silent for 9 s");
  }

  /** One after the other, those that hang would take twice as long. */
  private HealthReport report() throws TimeoutException {
    return checks.report().await(30, TimeUnit.SECONDS);
  }
}
