package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.realtime.protocol.Message;
import java.util.List;

/**
 * What a room has to tell in one round.
 *
 * @param before how much the room had told until then, by {@link Room#missed(long)}'s count
 * @param messages as readers get them
 * @param size how many of the bus's messages are in it
 * @param heard when the first of them came, in nanoseconds of the JVM's clock
 */
public record News(Room room, long before, List<Message> messages, int size, long heard) {
  public News {
    messages = List.copyOf(messages);
  }

  RoomKind kind() {
    return room.rule().kind();
  }
}
