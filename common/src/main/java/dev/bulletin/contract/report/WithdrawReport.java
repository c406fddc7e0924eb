package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.bus.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Takes a published report away from readers, who are told that it is gone; publishing it again
 * brings it back. Fails with PRECONDITION_FAILED when the report is no longer at {@code revision}.
 */
public record WithdrawReport(
    Principal principal, String slug, int revision, @Nullable CommandKey commandKey)
    implements Command {
  /** Sent once. */
  public WithdrawReport(Principal principal, String slug, int revision) {
    this(principal, slug, revision, null);
  }
}
