package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.protocol.Publication;

/**
 * A message at its place in its room.
 *
 * @param position in a state room as this node counts, in a stream as all nodes do; {@link
 *     Position#NONE} for a message of a stream that could not be given one
 * @param heard when it came to this node, in nanoseconds of the JVM's clock
 */
public record Numbered(RoomMessage message, Position position, long heard) {
  /** As a publication of its own. */
  public Publication publication() {
    return Batch.of(this).publication();
  }

  /** Whether all nodes know it by that place. */
  boolean isPlaced() {
    return !position.epoch().isEmpty();
  }
}
