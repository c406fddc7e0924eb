package dev.bulletin.gateway.audit;

import java.time.Instant;

/**
 * An entry of the audit log, with people as they are called now.
 *
 * @param actor the login of a person, {@code token:} and a name, {@code nobody} or {@code system}
 * @param subject of a person the login
 */
public record AuditEntry(
    long id,
    Instant at,
    String actor,
    String action,
    String subjectKind,
    String subject,
    String detail,
    String address,
    String requestId) {}
