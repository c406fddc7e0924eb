package dev.bulletin.realtime.reader;

import dev.bulletin.contract.realtime.ReaderTraffic;
import dev.bulletin.realtime.room.RoomHere;
import java.util.List;

/**
 * What goes on on one event loop.
 *
 * @param slow readers that cannot take what there is for them
 * @param slowest the worst of them
 * @param busiest readers that most was sent to
 */
public record HallFigures(
    int slow, List<RoomHere> rooms, List<ReaderTraffic> slowest, List<ReaderTraffic> busiest) {
  public HallFigures {
    rooms = List.copyOf(rooms);
    slowest = List.copyOf(slowest);
    busiest = List.copyOf(busiest);
  }
}
