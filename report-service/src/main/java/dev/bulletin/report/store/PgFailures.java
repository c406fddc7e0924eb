package dev.bulletin.report.store;

import dev.bulletin.common.db.PassingFailure;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells failures that pass by themselves from those that do not. */
public final class PgFailures {
  private static final Logger log = LoggerFactory.getLogger(PgFailures.class);

  private static final String UNIQUE_VIOLATION = "23505";

  private PgFailures() {}

  /** UNAVAILABLE in place of a failure that passes; any other as it is. */
  public static <T> Future<T> explain(Throwable failure) {
    if (!PassingFailure.is(failure)) {
      return Future.failedFuture(failure);
    }
    log.warn("the database does not answer: {}", failure.toString());
    return Future.failedFuture(
        ServiceException.unavailable("the database of reports does not answer at present"));
  }

  /** CONFLICT in place of the failure of a write that sets a slug which another report has. */
  static <T> Future<T> taken(Throwable failure, String slug) {
    return Future.failedFuture(isDuplicate(failure) ? taken(slug) : failure);
  }

  static ServiceException taken(String slug) {
    return new ServiceException(ErrorCode.CONFLICT, "the slug " + slug + " is taken");
  }

  private static boolean isDuplicate(Throwable failure) {
    return failure instanceof PgException told && UNIQUE_VIOLATION.equals(told.getSqlState());
  }
}
