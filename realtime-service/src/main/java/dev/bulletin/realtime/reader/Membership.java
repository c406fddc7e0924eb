package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.protocol.Command;
import dev.bulletin.realtime.protocol.Entry;
import dev.bulletin.realtime.protocol.Reply;
import dev.bulletin.realtime.protocol.ReplyError;
import dev.bulletin.realtime.room.Room;
import dev.bulletin.realtime.room.Rooms;
import dev.bulletin.realtime.room.Subscriber;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;

/** The rooms that one reader is in. */
final class Membership {
  private final Subscriber reader;
  private final Rooms rooms;
  private final int max;
  private final Outbox outbox;
  private final Map<String, Room> roomsByName = new HashMap<>(4);

  Membership(Subscriber reader, Rooms rooms, int max, Outbox outbox) {
    this.reader = reader;
    this.rooms = rooms;
    this.max = max;
    this.outbox = outbox;
  }

  /**
   * Takes the reader, whose right has been looked at, into a room. The reply is written in the same
   * turn of the event loop in which the future ends: whatever the room tells later comes after it.
   */
  Future<Reply> subscribe(Command.Subscribe command) {
    String name = command.channel();
    if (roomsByName.containsKey(name)) {
      return refusal(command.id(), ReplyError.ALREADY_SUBSCRIBED);
    }
    return roomsByName.size() >= max
        ? refusal(command.id(), ReplyError.LIMIT_EXCEEDED)
        : join(name, command.id());
  }

  private Future<Reply> join(String name, long id) {
    return rooms
        .join(name, reader)
        .map(room -> joined(room, id))
        .orElseGet(() -> refusal(id, ReplyError.LIMIT_EXCEEDED));
  }

  private Future<Reply> joined(Room room, long id) {
    roomsByName.put(room.name(), room);
    Entry entry = Entry.withState(room.newest().batches());
    return Future.succeededFuture(new Reply.Subscribed(id, entry));
  }

  private static Future<Reply> refusal(long id, ReplyError error) {
    return Future.succeededFuture(new Reply.Failed(id, error));
  }

  /** Leaving a room that the reader is not in is no error. */
  void unsubscribe(String name) {
    Room room = roomsByName.remove(name);
    if (room != null) {
      leave(room);
    }
  }

  void leaveAll() {
    roomsByName.values().forEach(this::leave);
    roomsByName.clear();
  }

  private void leave(Room room) {
    rooms.leave(room, reader);
    outbox.forget(room);
  }
}
