package dev.bulletin.gateway.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for.
 *
 * @param kind what the action begins with; empty for all
 * @param who a login, or {@code token:} and a name; empty for all
 * @param from the first day, UTC
 * @param to the last day, UTC
 */
public record AuditFilter(
    String kind, String who, @Nullable LocalDate from, @Nullable LocalDate to) {
  public static final AuditFilter ALL = new AuditFilter("", "", null, null);
}
