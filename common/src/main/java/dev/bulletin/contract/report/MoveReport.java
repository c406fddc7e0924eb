package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.bus.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Gives a report another address; the old one leads to it. Fails with CONFLICT when the address is
 * taken, and with PRECONDITION_FAILED when the report is no longer at {@code revision}.
 *
 * @param newSlug lower-case letters, digits and single hyphens, 1 to 100 characters
 */
public record MoveReport(
    Principal principal, String slug, int revision, String newSlug, @Nullable CommandKey commandKey)
    implements Command {
  /** Sent once. */
  public MoveReport(Principal principal, String slug, int revision, String newSlug) {
    this(principal, slug, revision, newSlug, null);
  }
}
