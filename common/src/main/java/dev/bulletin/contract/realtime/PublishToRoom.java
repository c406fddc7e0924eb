package dev.bulletin.contract.realtime;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.Principal;

/**
 * Publishes one message from outside in a room.
 *
 * @param type groups messages of one shape
 * @param key what the message is about; in a state room the newest of each key wins
 * @param id the same when it is sent again, so that it is delivered once
 * @param json the content: one JSON value
 */
public record PublishToRoom(
    Principal principal, String room, String type, String key, String id, String json)
    implements Command {}
