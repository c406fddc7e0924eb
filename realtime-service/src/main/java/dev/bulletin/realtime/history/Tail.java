package dev.bulletin.realtime.history;

import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.protocol.Position;
import java.util.List;

/**
 * The end of a stream.
 *
 * @param position of its last message
 * @param entries in order
 */
public record Tail(Position position, List<Placed> entries) {
  public Tail {
    entries = List.copyOf(entries);
  }

  /** A message at its place. */
  public record Placed(long offset, RoomMessage message) {}
}
