package dev.bulletin.contract.realtime;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;

/** Who is in a room, on all nodes. */
public record RoomPresence(Provenance provenance, String room, List<Present> present)
    implements Answer {
  public RoomPresence {
    present = List.copyOf(present);
  }

  /**
   * One connection.
   *
   * @param user empty for one whose name does not matter
   */
  public record Present(String user, String client) {}
}
