package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.transport.TransportKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** How many sockets are open on this node, and how many may be. Thread-safe. */
public final class Connections {
  private final int max;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<TransportKind, AtomicInteger> openByKind = new EnumMap<>(TransportKind.class);

  public Connections(int max, RealtimeMetrics metrics) {
    this.max = max;
    for (TransportKind kind : TransportKind.values()) {
      AtomicInteger count = new AtomicInteger();
      metrics.watchConnections(kind.label(), count);
      openByKind.put(kind, count);
    }
  }

  /** Whether there was room for one more, which is counted from now on. */
  boolean enter(TransportKind kind) {
    if (open.incrementAndGet() > max) {
      open.decrementAndGet();
      return false;
    }
    of(kind).incrementAndGet();
    return true;
  }

  void leave(TransportKind kind) {
    of(kind).decrementAndGet();
    open.decrementAndGet();
  }

  private AtomicInteger of(TransportKind kind) {
    return Objects.requireNonNull(openByKind.get(kind));
  }
}
