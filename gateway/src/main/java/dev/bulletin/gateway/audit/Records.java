package dev.bulletin.gateway.audit;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.lifecycle.Node;

/** The audit log, to add to and to read. */
public record Records(Audit audit, AuditLog log) {
  /** Opens the log, from which what has been kept for long enough goes. */
  public static Records open(Node node, Database database, AuditConfig config) {
    return new Records(PgAudit.open(node, database, config.kept()), new AuditLog(database));
  }
}
