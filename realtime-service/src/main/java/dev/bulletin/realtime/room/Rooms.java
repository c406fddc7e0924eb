package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rooms of one event loop. A room is there while somebody is in it or it has something to tell
 * a newcomer. Not thread-safe.
 */
public final class Rooms {
  static final int MAX_ROOMS = 10_000;

  private final RealtimeMetrics metrics;
  private final Map<String, Room> roomsByName = new HashMap<>();
  private final Set<Room> due = new LinkedHashSet<>();

  public Rooms(RealtimeMetrics metrics) {
    this.metrics = metrics;
  }

  /** Keeps the messages for the next flush; a room that has very many tells them at once. */
  public void accept(List<Numbered> messages) {
    messages.forEach(this::accept);
  }

  private void accept(Numbered message) {
    String name = message.message().room();
    boolean forNewcomers = message.message().kind() == RoomKind.STATE;
    Optional<Room> room = forNewcomers ? room(name) : Optional.ofNullable(roomsByName.get(name));
    room.ifPresent(present -> add(present, message));
  }

  private void add(Room room, Numbered message) {
    due.add(room);
    if (room.add(message)) {
      flush(room);
    }
  }

  /** Whether a flush would tell something. */
  public boolean isDue() {
    return !due.isEmpty();
  }

  /** Each room tells what it has collected. */
  public void flush() {
    new ArrayList<>(due).forEach(this::flush);
  }

  private void flush(Room room) {
    due.remove(room);
    room.flush();
    forgetIfIdle(room);
  }

  /** The room, with the subscriber in it, unless there are too many rooms. */
  public Optional<Room> join(String name, Subscriber subscriber) {
    Optional<Room> room = room(name);
    room.ifPresent(present -> present.join(subscriber));
    return room;
  }

  public void leave(Room room, Subscriber subscriber) {
    room.leave(subscriber);
    forgetIfIdle(room);
  }

  private Optional<Room> room(String name) {
    if (roomsByName.size() >= MAX_ROOMS && !roomsByName.containsKey(name)) {
      return Optional.empty();
    }
    return Optional.of(roomsByName.computeIfAbsent(name, this::create));
  }

  private Room create(String name) {
    return new Room(name, metrics);
  }

  private void forgetIfIdle(Room room) {
    if (room.isIdle()) {
      roomsByName.remove(room.name());
      due.remove(room);
    }
  }

  int count() {
    return roomsByName.size();
  }
}
