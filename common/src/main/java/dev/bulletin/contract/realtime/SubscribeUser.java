package dev.bulletin.contract.realtime;

/** Puts all connections of a user in a room, whatever its rule says of who may listen. */
public record SubscribeUser(String user, String room) implements UserOrder {}
