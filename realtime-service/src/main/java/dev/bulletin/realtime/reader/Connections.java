package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.transport.TransportKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many sockets are open on this node, how many of them are still coming in, and how many may
 * be: when very many come at once, some are told to come again, so that the others are not kept
 * waiting until they give up. Thread-safe.
 */
public final class Connections {
  private final int max;
  private final int maxArriving;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger arriving = new AtomicInteger();
  private final Map<TransportKind, AtomicInteger> openByKind = new EnumMap<>(TransportKind.class);

  public Connections(HallConfig config, RealtimeMetrics metrics) {
    this.max = config.limits().connections();
    this.maxArriving = config.arrivals();
    metrics.watchArrivals(arriving);
    for (TransportKind kind : TransportKind.values()) {
      AtomicInteger count = new AtomicInteger();
      metrics.watchConnections(kind.label(), count);
      openByKind.put(kind, count);
    }
  }

  /** Counts one more, which is arriving, or says why not. */
  Optional<Disconnect> enter(TransportKind kind) {
    if (open.incrementAndGet() > max) {
      open.decrementAndGet();
      return Optional.of(Disconnect.NODE_FULL);
    }
    if (arriving.incrementAndGet() > maxArriving) {
      arriving.decrementAndGet();
      open.decrementAndGet();
      return Optional.of(Disconnect.NODE_BUSY);
    }
    of(kind).incrementAndGet();
    return Optional.empty();
  }

  /** One of them has said its first word, or has gone without. */
  void arrived() {
    arriving.decrementAndGet();
  }

  void leave(TransportKind kind) {
    of(kind).decrementAndGet();
    open.decrementAndGet();
  }

  /** How many sockets are open, by transport. */
  public Map<TransportKind, Integer> open() {
    Map<TransportKind, Integer> counts = new EnumMap<>(TransportKind.class);
    openByKind.forEach((kind, count) -> counts.put(kind, count.get()));
    return counts;
  }

  /** How many of them have not said their first word. */
  public int arriving() {
    return arriving.get();
  }

  private AtomicInteger of(TransportKind kind) {
    return Objects.requireNonNull(openByKind.get(kind));
  }
}
