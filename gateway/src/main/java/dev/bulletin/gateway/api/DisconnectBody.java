package dev.bulletin.gateway.api;

/**
 * The body of a request that ends a user's connections.
 *
 * @param comeBack the clients are to connect again at once; false when it is not given
 */
record DisconnectBody(boolean comeBack) {}
