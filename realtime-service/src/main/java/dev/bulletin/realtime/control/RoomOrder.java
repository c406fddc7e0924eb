package dev.bulletin.realtime.control;

import dev.bulletin.contract.realtime.RoomTraffic;
import dev.bulletin.realtime.presence.Attendance;
import dev.bulletin.realtime.reader.HallFigures;
import dev.bulletin.realtime.room.RoomHere;
import dev.bulletin.realtime.room.RoomRule;
import dev.bulletin.realtime.room.RoomRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which rooms are the busiest. That is decided by the readers of all nodes, which every node knows,
 * so that all nodes tell of the same rooms and what they tell can be added up.
 */
final class RoomOrder {
  private final RoomRules rules;
  private final Map<String, Double> publicationsByRoom;
  private final Map<String, RoomHere> roomsByName = new HashMap<>();
  private final Map<String, Attendance.Count> countsByRoom;

  /**
   * Of the rooms that somebody is in, or in which something was published.
   *
   * @param countsByRoom on all nodes
   * @param halls the event loops of this node
   */
  RoomOrder(
      RoomRules rules,
      Map<String, Attendance.Count> countsByRoom,
      List<HallFigures> halls,
      Map<String, Double> publicationsByRoom) {
    this.rules = rules;
    this.countsByRoom = countsByRoom;
    this.publicationsByRoom = publicationsByRoom;
    halls.stream()
        .flatMap(hall -> hall.rooms().stream())
        .forEach(room -> roomsByName.merge(room.room(), room, RoomOrder::together));
  }

  /** Each event loop conflates the same for its own readers. */
  private static RoomHere together(RoomHere one, RoomHere other) {
    return new RoomHere(
        one.room(), one.readers() + other.readers(), Math.max(one.conflated(), other.conflated()));
  }

  /** How many rooms have readers on this node. */
  int occupied() {
    return (int) roomsByName.values().stream().filter(room -> room.readers() > 0).count();
  }

  /** With this node's part of them. */
  List<RoomTraffic> busiest(int limit) {
    Set<String> names = new HashSet<>(countsByRoom.keySet());
    names.addAll(publicationsByRoom.keySet());
    names.addAll(roomsByName.keySet());
    return names.stream()
        .flatMap(name -> everywhere(name).stream())
        .filter(room -> room.readers() > 0 || room.publications() > 0)
        .sorted(RoomTraffic.BUSIEST_FIRST)
        .limit(limit)
        .map(this::here)
        .toList();
  }

  private Optional<RoomTraffic> everywhere(String name) {
    return rules.find(name).map(rule -> everywhere(name, rule));
  }

  private RoomTraffic everywhere(String name, RoomRule rule) {
    Attendance.Count count = countsByRoom.getOrDefault(name, new Attendance.Count(0, 0));
    return new RoomTraffic(
        name,
        rule.kind(),
        count.clients(),
        publicationsByRoom.getOrDefault(name, 0.0),
        rule.tick().toMillis(),
        0);
  }

  private RoomTraffic here(RoomTraffic room) {
    RoomHere here = roomsByName.getOrDefault(room.room(), new RoomHere(room.room(), 0, 0));
    return new RoomTraffic(
        room.room(),
        room.kind(),
        here.readers(),
        room.publications(),
        room.tickMillis(),
        here.conflated());
  }
}
