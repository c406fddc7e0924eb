package dev.bulletin.realtime.access;

/**
 * The right to be in a room.
 *
 * @param user whose right it is
 * @param info what others there may see of the user, as JSON; empty for nothing
 * @param expiresAt in seconds of Unix time, or {@link Expiry#NEVER}
 */
public record RoomToken(String user, String room, String info, long expiresAt) {}
