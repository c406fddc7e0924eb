package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.Principal;

/** Keeps a plan, in place of the one of that name. */
public record SaveSnapshotPlan(Principal principal, SnapshotPlan plan) implements Command {}
