package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.Principal;

/**
 * Makes a report visible to readers; publishing what is published already changes nothing. Fails
 * with PRECONDITION_FAILED when the report is no longer at {@code revision}.
 */
public record PublishReport(Principal principal, String slug, int revision) implements Command {}
