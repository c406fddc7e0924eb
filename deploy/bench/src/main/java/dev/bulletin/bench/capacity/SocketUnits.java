package dev.bulletin.bench.capacity;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.realtime.run.SocketCosts;
import dev.bulletin.bench.realtime.run.SocketCosts.Told;
import java.util.function.Predicate;

/**
 * What a socket and an update cost one realtime-service; CPU time in seconds.
 *
 * @param idle of a socket and second, its heartbeats included
 * @param connect until a reader is in its room
 * @param message of each message, whoever hears it
 * @param frame of each write to a socket
 * @param delivery of each update in such a frame
 * @param publish of a message for who publishes it, to one node
 * @param heapKib of a socket, and what it takes {@code besideKib} the heap
 * @param emptyHeapMebibytes without sockets
 * @param emptyBesideMebibytes the same of everything that is not heap
 * @param bytes of an update
 */
record SocketUnits(
    double idle,
    double connect,
    double message,
    double frame,
    double delivery,
    double publish,
    double heapKib,
    double besideKib,
    double emptyHeapMebibytes,
    double emptyBesideMebibytes,
    double bytes) {
  private static final double KIB = 1_024;

  /*
   * CPU = messages × m + frames × f + deliveries × d, beyond what the sockets cost idle. One room of
   * all readers and ten of them that tick together differ in the updates of a frame, which gives d and
   * f; rooms of one reader have a message for each delivery, which gives m.
   */
  static SocketUnits of(SocketCosts costs, int heapMebibytes) {
    double idle = costs.idleSeconds() / costs.idleFor() / costs.readers();
    Told one = find(costs, told -> told.rooms() == 1);
    Told more = find(costs, told -> told.rooms() > 1 && told.roomSize() == costs.readers());
    Told lone = find(costs, told -> told.roomSize() == 1);
    double delivery =
        atLeastNothing((ofFrame(more, idle) - ofFrame(one, idle)) / (updates(more) - updates(one)));
    double frame = atLeastNothing(ofFrame(one, idle) - updates(one) * delivery);
    double written = lone.frames() * frame + lone.delivered() * delivery;
    return new SocketUnits(
        idle,
        costs.connectSeconds() / costs.readers(),
        atLeastNothing((beyondIdle(lone, idle) - written) / lone.published()),
        frame,
        delivery,
        lone.publisherSeconds() / lone.published(),
        (costs.full().heapBytes() - costs.empty().heapBytes()) / KIB / costs.readers(),
        (double) (costs.full().residentKib() - costs.empty().residentKib()) / costs.readers(),
        costs.empty().heapBytes() / KIB / KIB,
        costs.empty().residentKib() / KIB - heapMebibytes,
        (double) one.bytes() / one.delivered());
  }

  /** What these figures say of a delivery in such a time, the sockets being idle included. */
  double predicted(Told told) {
    return (told.published() * message
            + told.frames() * frame
            + told.delivered() * delivery
            + told.readers() * told.seconds() * idle)
        / told.delivered();
  }

  private static double ofFrame(Told told, double idle) {
    return beyondIdle(told, idle) / told.frames();
  }

  private static double updates(Told told) {
    return (double) told.delivered() / told.frames();
  }

  private static double beyondIdle(Told told, double idle) {
    return told.cpuSeconds() - told.readers() * told.seconds() * idle;
  }

  /** What is smaller than its noise may come out below zero. */
  private static double atLeastNothing(double seconds) {
    return Math.max(0, seconds);
  }

  private static Told find(SocketCosts costs, Predicate<Told> which) {
    return costs.fanOuts().stream()
        .filter(which)
        .findFirst()
        .orElseThrow(
            () ->
                new BenchException(
                    BenchException.Kind.CANNOT_RUN, "the raw data lacks rooms of some size"));
  }
}
