package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomMessage;

/**
 * A message at its place in its room.
 *
 * @param offset counts from 1 within the epoch
 * @param epoch other after each start of the node, when counting begins anew
 */
public record Numbered(RoomMessage message, long offset, String epoch) {}
