package dev.bulletin.realtime.presence;

import dev.bulletin.realtime.protocol.Member;
import java.util.List;

/**
 * Who is in a room on one node, as that node tells the others.
 *
 * @param users those of different names; all that have none count as one
 * @param members empty in a room that tells only how many there are
 */
public record Crew(String room, int clients, int users, List<Member> members) {
  public Crew {
    members = List.copyOf(members);
  }

  static Crew nobody(String room) {
    return new Crew(room, 0, 0, List.of());
  }

  boolean isEmpty() {
    return clients == 0;
  }
}
