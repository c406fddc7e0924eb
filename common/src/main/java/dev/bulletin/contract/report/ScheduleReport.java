package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.bus.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Has a draft published at a time, once. Fails with PRECONDITION_FAILED when the report is no
 * longer at {@code revision}.
 *
 * @param at in the future
 */
public record ScheduleReport(
    Principal principal, String slug, int revision, Instant at, @Nullable CommandKey commandKey)
    implements Command {
  /** Sent once. */
  public ScheduleReport(Principal principal, String slug, int revision, Instant at) {
    this(principal, slug, revision, at, null);
  }
}
