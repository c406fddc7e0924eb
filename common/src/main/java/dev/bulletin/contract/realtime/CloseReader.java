package dev.bulletin.contract.realtime;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.Principal;

/**
 * Ends one connection, wherever it is; the client is to connect again.
 *
 * @param client the connection's id
 */
public record CloseReader(Principal principal, String client) implements Command {}
