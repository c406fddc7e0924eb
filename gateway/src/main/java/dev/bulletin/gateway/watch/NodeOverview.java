package dev.bulletin.gateway.watch;

import dev.bulletin.contract.realtime.CloseCount;
import dev.bulletin.contract.realtime.NodeTraffic;
import dev.bulletin.contract.realtime.TransportCount;
import java.util.List;

/**
 * What one node has told.
 *
 * @param address where its sockets are reached, as {@code host:port}; empty when it has not said
 * @param closes by code, since it has started
 */
public record NodeOverview(
    String node,
    String address,
    NodeTraffic traffic,
    List<TransportCount> connections,
    List<CloseCount> closes) {
  public NodeOverview {
    connections = List.copyOf(connections);
    closes = List.copyOf(closes);
  }
}
