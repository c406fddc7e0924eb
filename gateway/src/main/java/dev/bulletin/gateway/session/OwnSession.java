package dev.bulletin.gateway.session;

import java.time.Instant;

/**
 * Where a person is signed in, as they see it themselves.
 *
 * @param id by which it can be ended, and by which nobody can go on with it
 * @param address what counted as the address it was begun from; empty when that is not known
 * @param current whether it is the one in which this is asked
 */
public record OwnSession(
    String id, Instant createdAt, Instant lastSeenAt, String address, boolean current) {}
