package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.bus.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Makes a report visible to readers; publishing what is published already changes nothing. Fails
 * with PRECONDITION_FAILED when the report is no longer at {@code revision}.
 */
public record PublishReport(
    Principal principal, String slug, int revision, @Nullable CommandKey commandKey)
    implements Command {
  /** Sent once. */
  public PublishReport(Principal principal, String slug, int revision) {
    this(principal, slug, revision, null);
  }
}
