package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.Principal;

/** Makes a draft report of a dashboard as it is at this moment, with its charts frozen. */
public record TakeSnapshot(Principal principal, String dashboard) implements Command {}
