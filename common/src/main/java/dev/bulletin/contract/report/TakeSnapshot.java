package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.bus.Principal;
import org.jspecify.annotations.Nullable;

/** Makes a draft report of a dashboard as it is at this moment, with its charts frozen. */
public record TakeSnapshot(Principal principal, String dashboard, @Nullable CommandKey commandKey)
    implements Command {
  /** Sent once. */
  public TakeSnapshot(Principal principal, String dashboard) {
    this(principal, dashboard, null);
  }
}
