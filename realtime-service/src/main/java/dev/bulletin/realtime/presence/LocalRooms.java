package dev.bulletin.realtime.presence;

import dev.bulletin.realtime.protocol.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is in which rooms on this node. Thread-safe: all event loops tell it who comes and goes,
 * which is seldom beside what is published.
 */
final class LocalRooms {
  /** What a node tells of a room must fit in one message. */
  static final int MAX_MEMBERS = 1_000;

  private final Map<String, Occupied> roomsByName = new HashMap<>();
  private final Set<String> changed = new HashSet<>();

  private static final class Occupied {
    private final Map<String, Integer> clientsByUser = new HashMap<>(2);
    private final Map<String, Member> membersByClient = new LinkedHashMap<>(2);
    private int clients;

    void add(Member member, boolean named) {
      clients++;
      clientsByUser.merge(member.user(), 1, Integer::sum);
      if (named) {
        membersByClient.put(member.client(), member);
      }
    }

    void remove(Member member) {
      clients--;
      clientsByUser.computeIfPresent(member.user(), (user, open) -> open > 1 ? open - 1 : null);
      membersByClient.remove(member.client());
    }

    Crew crew(String room) {
      List<Member> members = new ArrayList<>(membersByClient.values());
      return new Crew(room, clients, clientsByUser.size(), members);
    }
  }

  /**
   * Counts the member in.
   *
   * @param named the room tells who is there, and so has a limit
   * @return whether there was room for one more
   */
  synchronized boolean enter(String room, Member member, boolean named) {
    Occupied occupied = roomsByName.computeIfAbsent(room, first -> new Occupied());
    if (named && occupied.clients >= MAX_MEMBERS) {
      return false;
    }
    occupied.add(member, named);
    changed.add(room);
    return true;
  }

  /** Called once for each time that the member was let in. */
  synchronized void leave(String room, Member member) {
    Occupied occupied = roomsByName.get(room);
    if (occupied != null) {
      occupied.remove(member);
      changed.add(room);
      if (occupied.clients == 0) {
        roomsByName.remove(room);
      }
    }
  }

  /** The rooms that have changed since the last time. */
  synchronized List<Crew> takeChanged() {
    List<Crew> crews = changed.stream().map(this::crew).toList();
    changed.clear();
    return crews;
  }

  synchronized Crew crew(String room) {
    Occupied occupied = roomsByName.get(room);
    return occupied == null ? Crew.nobody(room) : occupied.crew(room);
  }

  synchronized List<Crew> all() {
    return roomsByName.keySet().stream().map(this::crew).toList();
  }

  /** How many times a client is in a room. */
  synchronized int clients() {
    return roomsByName.values().stream().mapToInt(occupied -> occupied.clients).sum();
  }
}
