package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.protocol.Command;
import dev.bulletin.realtime.protocol.Reply;
import dev.bulletin.realtime.protocol.ReplyError;
import dev.bulletin.realtime.room.Room;
import dev.bulletin.realtime.room.Rooms;
import dev.bulletin.realtime.room.Seat;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;

/** The rooms that one reader is in. */
final class Membership {
  private final Seat seat;
  private final Rooms rooms;
  private final int max;
  private final Outbox outbox;
  private final Map<String, Room> roomsByName = new HashMap<>(4);

  Membership(Seat seat, Rooms rooms, int max, Outbox outbox) {
    this.seat = seat;
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
      return refusal(command, ReplyError.ALREADY_SUBSCRIBED);
    }
    return roomsByName.size() >= max
        ? refusal(command, ReplyError.LIMIT_EXCEEDED)
        : rooms
            .find(name)
            .map(room -> join(room, command))
            .orElseGet(() -> refusal(command, ReplyError.LIMIT_EXCEEDED));
  }

  private Future<Reply> join(Room room, Command.Subscribe command) {
    roomsByName.put(room.name(), room);
    Promise<Reply> reply = Promise.promise();
    room.whenReady(command.recover(), () -> reply.complete(enter(room, command)));
    return reply.future();
  }

  /** The reader may have changed its mind while the room was opened. */
  private Reply enter(Room room, Command.Subscribe command) {
    return room.equals(roomsByName.get(room.name()))
        ? new Reply.Subscribed(command.id(), room.enter(seat, command.recover()))
        : new Reply.Failed(command.id(), ReplyError.NOT_AVAILABLE);
  }

  private static Future<Reply> refusal(Command.Subscribe command, ReplyError error) {
    return Future.succeededFuture(new Reply.Failed(command.id(), error));
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
    rooms.leave(room, seat);
    outbox.forget(room);
  }
}
