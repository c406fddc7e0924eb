package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.bus.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Makes the texts, tags and author of an earlier revision the newest again, as a new revision; the
 * status stays. Fails with PRECONDITION_FAILED when the report is no longer at {@code revision}.
 *
 * @param restored the earlier revision
 */
public record RestoreRevision(
    Principal principal, String slug, int revision, int restored, @Nullable CommandKey commandKey)
    implements Command {
  /** Sent once. */
  public RestoreRevision(Principal principal, String slug, int revision, int restored) {
    this(principal, slug, revision, restored, null);
  }
}
