package dev.bulletin.contract.realtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sets until when all connections of a user may last, whatever their tokens have said; those of
 * which that is past end at once.
 *
 * @param expiresAt null for without an end
 */
public record RefreshUser(String user, @Nullable Instant expiresAt) implements UserOrder {}
