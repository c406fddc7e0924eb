package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.Principal;

/**
 * Makes a scheduled report a draft again. Fails with PRECONDITION_FAILED when the report is no
 * longer at {@code revision}.
 */
public record UnscheduleReport(Principal principal, String slug, int revision) implements Command {}
