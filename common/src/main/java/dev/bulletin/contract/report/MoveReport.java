package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.Principal;

/**
 * Gives a report another address; the old one leads to it. Fails with CONFLICT when the address is
 * taken, and with PRECONDITION_FAILED when the report is no longer at {@code revision}.
 *
 * @param newSlug lower-case letters, digits and single hyphens, 1 to 100 characters
 */
public record MoveReport(Principal principal, String slug, int revision, String newSlug)
    implements Command {}
