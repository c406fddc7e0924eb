package dev.bulletin.gateway.studio.people;

import dev.bulletin.gateway.audit.AuditEvent;
import dev.bulletin.gateway.audit.AuditTrail;
import dev.bulletin.gateway.studio.Visit;

/** What is done to people is recorded together with the change itself. */
final class Deeds {
  private Deeds() {}

  /** What the visit does; the trail has nothing to add. */
  static AuditEvent of(Visit visit, String action) {
    AuditTrail.leave(visit.ctx());
    return AuditEvent.of(visit.ctx(), action);
  }
}
