package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The rooms of one event loop. A room is there while somebody is in it or it has something to tell
 * a newcomer. Not thread-safe.
 *
 * <p>Rooms of the same tick are due together, and those of a longer one together with them.
 */
public final class Rooms {
  static final int MAX_ROOMS = 10_000;

  private final RoomRules rules;
  private final StreamSource source;
  private final Editions editions;
  private final RealtimeMetrics metrics;
  private final LongSupplier millis;
  private final Map<String, Room> roomsByName = new HashMap<>();
  private final NavigableMap<Long, Set<Room>> dueByTime = new TreeMap<>();
  private final Map<Room, Long> timesByRoom = new HashMap<>();
  private List<Room> broken = new ArrayList<>();
  private long tickets;

  /**
   * No rooms yet.
   *
   * @param editions shared with the rooms of the other event loops
   * @param millis a clock that never goes back
   */
  public Rooms(
      RoomRules rules,
      StreamSource source,
      Editions editions,
      RealtimeMetrics metrics,
      LongSupplier millis) {
    this.editions = editions;
    this.rules = rules;
    this.source = source;
    this.metrics = metrics;
    this.millis = millis;
  }

  /** What holds in a room of that name, if there may be one. */
  public Optional<RoomRule> rule(String name) {
    return rules.find(name);
  }

  /** Keeps the messages of state rooms until they are due. */
  public void accept(List<Numbered> messages) {
    messages.forEach(message -> room(message.message().room()).ifPresent(to -> add(to, message)));
  }

  /** More of a stream. */
  public void accept(StreamEvent event) {
    Room room = roomsByName.get(event.room());
    if (room == null || room.rule().kind() != RoomKind.STREAM) {
      return;
    }
    if (event instanceof StreamEvent.Opened opened) {
      forgetIfLeft(room, room.open(opened));
    } else if (event instanceof StreamEvent.Told told && room.isOpen()) {
      told.messages().forEach(message -> add(room, message));
    } else if (event instanceof StreamEvent.Checked) {
      forgetIfLeft(room, room.checked());
    } else if (event instanceof StreamEvent.Broken && room.isOpen()) {
      forget(room);
      room.admitAll();
      broken.add(room);
    }
  }

  private void add(Room room, Numbered message) {
    boolean now = room.add(message);
    if (!timesByRoom.containsKey(room)) {
      due(room, timeOf(room.rule().tick().toMillis()));
    } else if (now) {
      notDue(room);
      due(room, millis.getAsLong());
    }
  }

  private long timeOf(long tick) {
    long now = millis.getAsLong();
    return tick == 0 ? now : (Math.floorDiv(now, tick) + 1) * tick;
  }

  private void due(Room room, long time) {
    timesByRoom.put(room, time);
    dueByTime.computeIfAbsent(time, first -> new LinkedHashSet<>()).add(room);
  }

  private void notDue(Room room) {
    Long time = timesByRoom.remove(room);
    if (time != null) {
      dueByTime.getOrDefault(time, Set.of()).remove(room);
    }
  }

  /** When there is something to tell next, by the clock; it may be past. */
  public OptionalLong nextDue() {
    if (!broken.isEmpty()) {
      return OptionalLong.of(millis.getAsLong());
    }
    return dueByTime.isEmpty() ? OptionalLong.empty() : OptionalLong.of(dueByTime.firstKey());
  }

  /** Takes what is due now. The round before must be over. */
  public Round round() {
    List<Room> ended = broken;
    broken = new ArrayList<>();
    List<Room> taken = new ArrayList<>();
    Round round = new Round(news(millis.getAsLong(), taken), ended, editions, metrics);
    taken.forEach(room -> forgetIfLeft(room, room.admit()));
    return round;
  }

  /** Those who waited may have gone elsewhere meanwhile. */
  private void forgetIfLeft(Room room, boolean admitted) {
    if (admitted) {
      forgetIfIdle(room);
    }
  }

  private List<News> news(long now, List<Room> taken) {
    List<News> news = new ArrayList<>();
    Iterator<Set<Room>> times = dueByTime.headMap(now, /* inclusive= */ true).values().iterator();
    while (times.hasNext() && news.size() < Round.MAX_ROOMS) {
      Set<Room> rooms = times.next();
      take(rooms, news, taken);
      if (rooms.isEmpty()) {
        times.remove();
      }
    }
    return news;
  }

  private void take(Set<Room> rooms, List<News> news, List<Room> taken) {
    Iterator<Room> some = rooms.iterator();
    while (some.hasNext() && news.size() < Round.MAX_ROOMS) {
      Room room = some.next();
      some.remove();
      timesByRoom.remove(room);
      taken.add(room);
      room.news().ifPresent(news::add);
    }
  }

  /** The room to enter, unless there are too many rooms. */
  public Optional<Room> find(String name) {
    return room(name);
  }

  public void leave(Room room, Seat seat) {
    room.leave(seat);
    forgetIfIdle(room);
  }

  private Optional<Room> room(String name) {
    Room known = roomsByName.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    return roomsByName.size() < MAX_ROOMS
        ? rules.find(name).map(rule -> create(name, rule))
        : Optional.empty();
  }

  private Room create(String name, RoomRule rule) {
    Room room = new Room(name, rule, ++tickets, () -> source.check(name), editions, metrics);
    roomsByName.put(name, room);
    metrics.made(rule.kind());
    if (rule.kind() == RoomKind.STREAM) {
      source.open(name, tickets);
    }
    return room;
  }

  private void forgetIfIdle(Room room) {
    if (room.isIdle() && room.equals(roomsByName.get(room.name()))) {
      forget(room);
      if (room.rule().kind() == RoomKind.STREAM) {
        source.close(room.name());
      }
    }
  }

  private void forget(Room room) {
    roomsByName.remove(room.name());
    metrics.forgotten(room.rule().kind());
    notDue(room);
  }

  /** How it goes in all rooms at that time, in nanoseconds of the JVM's clock. */
  public List<RoomHere> here(long nanos) {
    return roomsByName.values().stream().map(room -> room.here(nanos)).toList();
  }

  int count() {
    return roomsByName.size();
  }
}
