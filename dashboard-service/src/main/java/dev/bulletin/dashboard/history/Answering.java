package dev.bulletin.dashboard.history;

import dev.bulletin.common.db.PassingFailure;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reading history within less time than the question may take, so that the asker hears why. */
final class Answering {
  private static final Logger log = LoggerFactory.getLogger(Answering.class);
  private static final Duration LIMIT = Duration.ofMillis(2_500);

  private Answering() {}

  static <T> Future<T> inTime(String series, Supplier<Future<T>> reading) {
    return reading
        .get()
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> explain(series, failure));
  }

  private static <T> Future<T> explain(String series, Throwable failure) {
    if (!PassingFailure.is(failure)) {
      return Future.failedFuture(failure);
    }
    log.warn("the history of {} is not to be read: {}", series, failure.toString());
    return Future.failedFuture(
        ServiceException.unavailable(
            "the history of %s does not answer at present; a shorter range may".formatted(series)));
  }
}
