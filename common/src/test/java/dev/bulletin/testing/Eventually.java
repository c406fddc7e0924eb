package dev.bulletin.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The one place that waits for what happens in another process. */
public final class Eventually {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Eventually() {}

  /** Something that fails until it has come true. */
  @FunctionalInterface
  public interface Assertion {
    void check() throws Exception;
  }

  /** Repeats the assertion until it passes; after the limit its last failure is the answer. */
  public static void that(Duration limit, Assertion assertion) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        assertion.check();
        return;
      } catch (Exception | AssertionError failure) {
        if (System.nanoTime() >= end) {
          throw tooLate(limit, failure);
        }
      }
      pause();
    }
  }

  /** Waits until the condition holds. */
  public static void that(Duration limit, BooleanSupplier condition) {
    that(limit, (Assertion) () -> require(condition));
  }

  private static void require(BooleanSupplier condition) {
    if (!condition.getAsBoolean()) {
      throw new AssertionError("the condition does not hold");
    }
  }

  private static AssertionError tooLate(Duration limit, Throwable failure) {
    return failure instanceof AssertionError error
        ? error
        : new AssertionError("not within " + limit + ": " + failure.getMessage(), failure);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    }
  }
}
