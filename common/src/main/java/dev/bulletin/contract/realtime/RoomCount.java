package dev.bulletin.contract.realtime;

/**
 * How many are in a room, on all nodes.
 *
 * @param users of different names; all without one count as one, somebody on two nodes may count as
 *     two
 */
public record RoomCount(String room, RoomKind kind, int clients, int users) {}
