package dev.bulletin.realtime.history;

import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.room.RoomRule;
import io.vertx.core.Future;
import java.util.List;

/** What all nodes know of the streams. Each step happens wholly or not at all. */
public interface History {
  /**
   * Adds messages to a room's stream, those that are in it already excepted. Without messages it
   * only reads.
   *
   * @param room with what of it is to be kept
   * @param known what has come after that is told; all of it if that is of another epoch
   * @param limit of what is told
   */
  Future<Tail> append(Kept room, List<RoomMessage> messages, Position known, int limit);

  /**
   * Begins the room's stream anew, unless it is another than that already.
   *
   * @param epoch of the stream that is over; empty for any
   * @param told messages that are known to everyone, and are not to become part of the new one
   */
  Future<Tail> renew(Kept room, String epoch, List<RoomMessage> told, int limit);

  /** Ends if the history can be asked. */
  Future<Void> ping();

  /** A room, and how much of its stream is kept. */
  record Kept(String room, RoomRule.History rule) {}
}
