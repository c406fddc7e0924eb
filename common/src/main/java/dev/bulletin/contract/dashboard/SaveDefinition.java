package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.Principal;

/**
 * Keeps a definition: a new one, or in place of the revision that was read. STALE_REVISION when
 * another was saved meanwhile; INVALID_REQUEST, with line and reason, when the definition is wrong.
 *
 * @param revision that this one takes the place of; 0 for a new one, and for the first change of
 *     one that comes with Bulletin
 */
public record SaveDefinition(Principal principal, String name, String yaml, int revision)
    implements Command {}
