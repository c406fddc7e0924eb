package dev.bulletin.realtime.presence;

import dev.bulletin.common.bus.Instance;
import dev.bulletin.common.bus.Topic;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.realtime.RealtimeContract;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells the other nodes who is here and hears who is there: changes ten times a second at most, all
 * of it when a node has come and every half minute anyway. Lives on the event loop that it was
 * opened on.
 */
public final class Exchange {
  static final Topic<CrewsOfNode> CREWS = new Topic<>("realtime.crews", CrewsOfNode.class);
  private static final long TURN_MILLIS = 100;
  private static final int TURNS_BETWEEN_LOOKS = 5;
  private static final int TURNS_BETWEEN_ALL = 300;

  /** A node's crews may be heard of before the node itself is. */
  private static final int LOOKS_OF_PATIENCE = 4;

  private final Node node;
  private final Attendance attendance;
  private final Map<String, Integer> looksByAbsentNode = new HashMap<>();
  private Set<String> nodes = Set.of();
  private int turn;

  private Exchange(Node node, Attendance attendance) {
    this.node = node;
    this.attendance = attendance;
  }

  /** The future ends when the other nodes know that this one listens. */
  public static Future<Void> open(Node node, Attendance attendance) {
    Exchange exchange = new Exchange(node, attendance);
    node.vertx().setPeriodic(TURN_MILLIS, timer -> exchange.turn());
    return node.bus().subscribe(CREWS, exchange::hear);
  }

  private void hear(CrewsOfNode told) {
    if (!told.node().equals(node.id())) {
      attendance.accept(told);
    }
  }

  private void turn() {
    turn++;
    CrewsOfNode changed = attendance.turn();
    if (!changed.crews().isEmpty()) {
      node.bus().publish(CREWS, changed);
    }
    boolean newcomers = turn % TURNS_BETWEEN_LOOKS == 0 && look();
    if (newcomers || turn % TURNS_BETWEEN_ALL == 0) {
      node.bus().publish(CREWS, attendance.everything());
    }
  }

  /** Whether a node has come; those that have gone are forgotten. */
  private boolean look() {
    Set<String> living =
        node.directory().instances(RealtimeContract.SERVICE).stream()
            .map(Instance::id)
            .collect(Collectors.toSet());
    looksByAbsentNode.keySet().removeAll(living);
    attendance.nodes().stream()
        .filter(known -> !known.equals(node.id()) && !living.contains(known))
        .forEach(this::miss);
    Set<String> come = new HashSet<>(living);
    come.removeAll(nodes);
    nodes = living;
    return !come.isEmpty();
  }

  private void miss(String absent) {
    if (looksByAbsentNode.merge(absent, 1, Integer::sum) >= LOOKS_OF_PATIENCE) {
      looksByAbsentNode.remove(absent);
      attendance.forget(absent);
    }
  }
}
