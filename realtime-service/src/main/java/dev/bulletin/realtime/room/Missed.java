package dev.bulletin.realtime.room;

import dev.bulletin.realtime.protocol.Frame;

/**
 * What a subscriber has missed of a room, or the next part of it.
 *
 * @param upTo how much of the room the subscriber has been told with it
 * @param complete whether that is all
 */
public record Missed(Frame frame, long upTo, boolean complete) {}
