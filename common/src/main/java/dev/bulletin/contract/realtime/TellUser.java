package dev.bulletin.contract.realtime;

/**
 * Tells a user something on each of its connections.
 *
 * @param json one JSON value
 */
public record TellUser(String user, String json) implements UserOrder {}
