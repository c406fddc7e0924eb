package dev.bulletin.contract.realtime;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;

/**
 * What goes on in the rooms of one node, and with its readers.
 *
 * @param connections by transport
 * @param closes by code, since the node has started
 * @param rooms the busiest on all nodes together, with this node's part of them
 * @param slowest readers that cannot take what there is for them
 * @param busiest readers that most was sent to
 */
public record RealtimeSurvey(
    Provenance provenance,
    String node,
    NodeTraffic traffic,
    List<TransportCount> connections,
    List<CloseCount> closes,
    List<RoomTraffic> rooms,
    List<ReaderTraffic> slowest,
    List<ReaderTraffic> busiest)
    implements Answer {
  public RealtimeSurvey {
    connections = List.copyOf(connections);
    closes = List.copyOf(closes);
    rooms = List.copyOf(rooms);
    slowest = List.copyOf(slowest);
    busiest = List.copyOf(busiest);
  }
}
