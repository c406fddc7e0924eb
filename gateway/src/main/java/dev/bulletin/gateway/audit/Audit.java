package dev.bulletin.gateway.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/** Where it is recorded who changed what. */
public interface Audit {
  /**
   * Records something that has happened. A failure is logged and counted, and stops nobody.
   *
   * @return ends when it is recorded or lost, and never fails
   */
  Future<Void> note(AuditEvent event);

  /** Records it together with the change itself: both are kept, or neither is. */
  Future<Void> noteWith(SqlClient transaction, AuditEvent event);
}
