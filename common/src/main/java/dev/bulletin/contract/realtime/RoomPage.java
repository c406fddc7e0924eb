package dev.bulletin.contract.realtime;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rooms by name.
 *
 * @param next where the next page begins; null for the last
 */
public record RoomPage(Provenance provenance, List<RoomCount> rooms, @Nullable String next)
    implements Answer {
  public RoomPage {
    rooms = List.copyOf(rooms);
  }
}
