package dev.bulletin.realtime.room;

/**
 * A room as one event loop has it.
 *
 * @param conflated publications a second that a newer one has replaced before the tick
 */
public record RoomHere(String room, int readers, double conflated) {}
