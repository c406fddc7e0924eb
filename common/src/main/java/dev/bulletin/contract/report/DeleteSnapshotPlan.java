package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.Principal;

/** Ends a plan; NOT_FOUND when there is none of that name. */
public record DeleteSnapshotPlan(Principal principal, String name) implements Command {}
