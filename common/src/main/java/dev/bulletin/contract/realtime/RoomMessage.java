package dev.bulletin.contract.realtime;

import java.time.Instant;

/**
 * Something to tell everyone in a room.
 *
 * @param room such as {@code dashboard:crypto}
 * @param kind as its sender sees the room; what counts is what realtime-service knows it to be
 * @param type groups messages of one shape, such as {@code tile}
 * @param key what the message is about; in a state room the newest of each key wins
 * @param at the time the content is of, by its source
 * @param id the same when the message is published again, so that it is delivered once
 * @param json the content: one JSON value, handed on as it is
 */
public record RoomMessage(
    String room, RoomKind kind, String type, String key, Instant at, String id, String json) {}
