package dev.bulletin.contract.realtime;

/**
 * Ends all connections of a user.
 *
 * @param comeBack the clients are to connect again at once, and so show a token anew
 */
public record DisconnectUser(String user, boolean comeBack) implements UserOrder {}
