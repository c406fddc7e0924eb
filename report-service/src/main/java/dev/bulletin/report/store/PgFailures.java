package dev.bulletin.report.store;

import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells failures that pass by themselves from those that do not. */
final class PgFailures {
  private static final Logger log = LoggerFactory.getLogger(PgFailures.class);

  /**
   * Classes of SQLSTATE: connection lost, resources short, ended by an operator or a time limit.
   */
  private static final Set<String> PASSING = Set.of("08", "53", "57");

  private PgFailures() {}

  /** UNAVAILABLE in place of a failure that passes; any other as it is. */
  static <T> Future<T> explain(Throwable failure) {
    if (!passes(failure)) {
      return Future.failedFuture(failure);
    }
    log.warn("the database does not answer: {}", failure.toString());
    return Future.failedFuture(
        ServiceException.unavailable("the database of reports does not answer at present"));
  }

  static boolean passes(Throwable failure) {
    if (failure instanceof PgException told) {
      return told.getSqlState() != null && PASSING.contains(told.getSqlState().substring(0, 2));
    }
    return failure instanceof IOException
        || failure instanceof TimeoutException
        || failure instanceof ClosedConnectionException
        || failure instanceof ConnectionPoolTooBusyException;
  }
}
