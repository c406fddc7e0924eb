package dev.bulletin.contract.realtime;

/**
 * How many connections a transport has.
 *
 * @param transport such as {@code websocket}
 */
public record TransportCount(String transport, int open) {}
