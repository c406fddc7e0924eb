package dev.bulletin.gateway.watch;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.realtime.CloseCount;
import dev.bulletin.contract.realtime.NodeTraffic;
import dev.bulletin.contract.realtime.ReaderTraffic;
import dev.bulletin.contract.realtime.RoomTraffic;
import dev.bulletin.contract.realtime.TransportCount;
import java.util.List;

/**
 * What goes on in the rooms of all nodes, and with their readers.
 *
 * @param missing nodes of which nothing is in the figures
 * @param closes by code, since each node has started
 */
public record RealtimeOverview(
    Provenance provenance,
    NodeTraffic total,
    List<NodeOverview> nodes,
    List<MissingNode> missing,
    List<TransportCount> connections,
    List<CloseCount> closes,
    List<RoomTraffic> rooms,
    List<ReaderTraffic> slowest,
    List<ReaderTraffic> busiest)
    implements Answer {
  public RealtimeOverview {
    nodes = List.copyOf(nodes);
    missing = List.copyOf(missing);
    connections = List.copyOf(connections);
    closes = List.copyOf(closes);
    rooms = List.copyOf(rooms);
    slowest = List.copyOf(slowest);
    busiest = List.copyOf(busiest);
  }
}
