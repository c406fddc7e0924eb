package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.Principal;

/**
 * Puts another name in the place of one wherever it says who has written revisions, scheduled
 * reports, saved plans and uploaded images; for those who look after people.
 *
 * @param name of a principal
 */
public record ReplaceWriter(Principal principal, String name, String other) implements Command {
  /** The scope that the principal needs. */
  public static final String SCOPE = "people:write";
}
