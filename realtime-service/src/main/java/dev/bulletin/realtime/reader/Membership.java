package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.protocol.Command;
import dev.bulletin.realtime.protocol.Replies;
import dev.bulletin.realtime.protocol.ReplyError;
import dev.bulletin.realtime.room.Room;
import dev.bulletin.realtime.room.RoomName;
import dev.bulletin.realtime.room.Rooms;
import dev.bulletin.realtime.room.Subscriber;
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

  void subscribe(Command.Subscribe command, Replies replies) {
    String name = command.channel();
    if (!RoomName.isKnown(name)) {
      replies.error(command.id(), ReplyError.UNKNOWN_CHANNEL);
    } else if (roomsByName.containsKey(name)) {
      replies.error(command.id(), ReplyError.ALREADY_SUBSCRIBED);
    } else if (roomsByName.size() >= max) {
      replies.error(command.id(), ReplyError.LIMIT_EXCEEDED);
    } else {
      join(name, command.id(), replies);
    }
  }

  private void join(String name, long id, Replies replies) {
    rooms
        .join(name, reader)
        .ifPresentOrElse(
            room -> joined(room, id, replies), () -> replies.error(id, ReplyError.LIMIT_EXCEEDED));
  }

  private void joined(Room room, long id, Replies replies) {
    roomsByName.put(room.name(), room);
    replies.subscribed(id, room.newest().batches());
  }

  /** Leaving a room that the reader is not in is no error. */
  void unsubscribe(Command.Unsubscribe command, Replies replies) {
    Room room = roomsByName.remove(command.channel());
    if (room != null) {
      leave(room);
    }
    replies.unsubscribed(command.id());
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
