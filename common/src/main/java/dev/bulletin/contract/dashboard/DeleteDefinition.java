package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.Principal;

/**
 * Ends a dashboard; one that comes with Bulletin is as it came again. NOT_FOUND when there is
 * nothing to delete, STALE_REVISION when another was saved meanwhile.
 */
public record DeleteDefinition(Principal principal, String name, int revision) implements Command {}
