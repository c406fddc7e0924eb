package dev.bulletin.gateway.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries, the newest first.
 *
 * @param next where the older ones begin; null when there are none
 */
public record AuditPage(List<AuditEntry> entries, @Nullable Long next) {
  public AuditPage {
    entries = List.copyOf(entries);
  }
}
