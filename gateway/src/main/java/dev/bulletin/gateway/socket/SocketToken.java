package dev.bulletin.gateway.socket;

import java.time.Instant;

/**
 * A token for realtime-service.
 *
 * @param expiresAt to be renewed before
 */
public record SocketToken(String token, Instant expiresAt) {}
