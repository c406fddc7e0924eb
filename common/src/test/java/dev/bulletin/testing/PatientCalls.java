package dev.bulletin.testing;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks on the bus as a test does that is not about how soon the answer comes: half a second, which
 * a read may take, is short on a machine that has much else to do.
 */
public final class PatientCalls {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private PatientCalls() {}

  /** The answer; a read that nobody has answered in time is asked again. */
  public static <Q extends Record, A extends Record> A ask(
      TypedBus bus, Call<Q, A> call, Q question) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        return done(bus.ask(call, question));
      } catch (ServiceException failure) {
        if (!isUnanswered(call, failure) || System.nanoTime() - end > 0) {
          throw failure;
        }
      }
    }
  }

  /** An answer may be that something is not available; that is another matter. */
  private static boolean isUnanswered(Call<?, ?> call, ServiceException failure) {
    return call.repeat() == Call.Repeat.SAFE
        && failure.code() == ErrorCode.UNAVAILABLE
        && failure.detail().equals(call.service() + " does not answer at present");
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no answer within " + LIMIT, e);
    }
  }
}
