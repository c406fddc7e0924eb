package dev.bulletin.contract.realtime;

import java.util.Comparator;

/**
 * What goes on in a room.
 *
 * @param publications a second, over about the last ten
 * @param tickMillis how long messages wait for others to be told together with
 * @param conflated of the publications a second those that a newer one has replaced before the tick
 */
public record RoomTraffic(
    String room,
    RoomKind kind,
    int readers,
    double publications,
    long tickMillis,
    double conflated) {
  /** By how much is told in it. */
  public static final Comparator<RoomTraffic> BUSIEST_FIRST =
      Comparator.comparingDouble(RoomTraffic::told)
          .thenComparingInt(RoomTraffic::readers)
          .reversed()
          .thenComparing(RoomTraffic::room);

  private double told() {
    return readers * publications;
  }
}
