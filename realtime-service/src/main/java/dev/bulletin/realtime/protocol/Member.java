package dev.bulletin.realtime.protocol;

/**
 * A client in a room, as the others see it.
 *
 * @param user empty for a client that has not said who it is
 * @param client the connection's id
 * @param connectionInfo what its connection's token tells of it, as JSON; empty for nothing
 * @param roomInfo what its subscription's token tells of it, as JSON; empty for nothing
 */
public record Member(String user, String client, String connectionInfo, String roomInfo) {}
