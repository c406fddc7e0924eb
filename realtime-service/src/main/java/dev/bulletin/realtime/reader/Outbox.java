package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.room.Room;
import dev.bulletin.realtime.transport.ClientSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What one reader is still to be told while its network is slow, in bounded memory: of a state room
 * only that it has fallen behind, of streams and replies so many bytes.
 */
final class Outbox {
  static final int MAX_QUEUED = 262_144;
  static final int MAX_REPLIES = 1_048_576;

  private final ClientSocket socket;
  private final Deque<Frame> queue = new ArrayDeque<>(1);
  private final Set<Room> behind = new LinkedHashSet<>(1);
  private int queued;
  private int replied;

  Outbox(ClientSocket socket) {
    this.socket = socket;
  }

  /** Whether it was written; if not, the room's newest is, as soon as there is way. */
  boolean state(Room room, Frame frame) {
    if (socket.isSlow() || behind.contains(room)) {
      behind.add(room);
      return false;
    }
    socket.write(frame);
    return true;
  }

  /** Whether it was written or has been queued; if not, there is no more room. */
  boolean stream(Frame frame) {
    if (queue.isEmpty() && !socket.isSlow()) {
      socket.write(frame);
      return true;
    }
    queue.add(frame);
    queued += frame.length(socket.format());
    return queued <= MAX_QUEUED;
  }

  /** Writes it in any case; whether so much has not been asked for while nothing is read. */
  boolean reply(Frame frame) {
    replied = socket.isSlow() ? replied + frame.length(socket.format()) : 0;
    socket.write(frame);
    return replied <= MAX_REPLIES;
  }

  /** The room is of no more interest. */
  void forget(Room room) {
    behind.remove(room);
  }

  /** There is way again: first what was queued, then the newest of each room left behind. */
  void drained() {
    while (!queue.isEmpty() && !socket.isSlow()) {
      Frame frame = queue.remove();
      queued -= frame.length(socket.format());
      socket.write(frame);
    }
    Iterator<Room> rooms = behind.iterator();
    while (queue.isEmpty() && rooms.hasNext() && !socket.isSlow()) {
      Room room = rooms.next();
      rooms.remove();
      room.newest().publications().forEach(socket::write);
    }
  }
}
