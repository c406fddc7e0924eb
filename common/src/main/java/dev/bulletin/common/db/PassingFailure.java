package dev.bulletin.common.db;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells failures of PostgreSQL that pass by themselves from those that do not. */
public final class PassingFailure {
  /**
   * Classes of SQLSTATE: connection lost, resources short, ended by an operator or a time limit.
   */
  private static final Set<String> PASSING = Set.of("08", "53", "57");

  private PassingFailure() {}

  /** Whether the same statement may well succeed later. */
  public static boolean is(Throwable failure) {
    if (failure instanceof PgException told) {
      return told.getSqlState() != null && PASSING.contains(told.getSqlState().substring(0, 2));
    }
    return failure instanceof IOException
        || failure instanceof TimeoutException
        || failure instanceof ClosedConnectionException
        || failure instanceof ConnectionPoolTooBusyException;
  }
}
