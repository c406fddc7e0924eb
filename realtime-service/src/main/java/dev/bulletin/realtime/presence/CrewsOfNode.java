package dev.bulletin.realtime.presence;

import java.util.List;

/**
 * What a node tells of its rooms.
 *
 * @param complete there are no others
 */
public record CrewsOfNode(String node, boolean complete, List<Crew> crews) {
  public CrewsOfNode {
    crews = List.copyOf(crews);
  }
}
