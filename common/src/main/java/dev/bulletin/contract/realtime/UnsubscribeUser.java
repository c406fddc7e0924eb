package dev.bulletin.contract.realtime;

/** Takes all connections of a user out of a room; they do not come back by themselves. */
public record UnsubscribeUser(String user, String room) implements UserOrder {}
