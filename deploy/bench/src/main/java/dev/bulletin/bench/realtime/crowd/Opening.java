package dev.bulletin.bench.realtime.crowd;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What readers do when they come.
 *
 * @param port of the server, on the loopback address
 * @param roomsEach how many of the rooms each reader joins: in turn, so that all are as full
 * @param receiveBuffer of a reader's socket in bytes; 0 leaves it to the system
 */
public record Opening(
    Dialect dialect, int port, List<String> rooms, int roomsEach, int receiveBuffer) {
  public Opening {
    rooms = List.copyOf(rooms);
  }

  /** The rooms of one reader, by their numbers. */
  int[] roomsOf(int reader) {
    return IntStream.range(0, roomsEach)
        .map(i -> (reader * roomsEach + i) % rooms.size())
        .toArray();
  }
}
