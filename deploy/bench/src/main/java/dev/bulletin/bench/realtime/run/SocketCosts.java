package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.server.Memory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What readers have cost one realtime-service, and those who publish to it.
 *
 * @param empty what it held without readers, and {@code full} with all of them
 * @param connectSeconds of CPU time until all were in their rooms
 * @param idleSeconds of CPU time in {@code idleFor}, a time in which readers were told nothing
 * @param fanOuts rooms of different sizes, one after the other
 * @param conditions worth knowing beside the sizes
 */
public record SocketCosts(
    int readers,
    Memory empty,
    Memory full,
    double connectSeconds,
    double idleFor,
    double idleSeconds,
    List<Told> fanOuts,
    Map<String, Long> failures,
    List<String> conditions) {
  public SocketCosts {
    fanOuts = List.copyOf(fanOuts);
    failures = Map.copyOf(failures);
    conditions = List.copyOf(conditions);
  }

  SocketCosts and(List<Told> more, Map<String, Long> all) {
    List<Told> both = Stream.concat(fanOuts.stream(), more.stream()).toList();
    return new SocketCosts(
        readers, empty, full, connectSeconds, idleFor, idleSeconds, both, all, conditions);
  }

  /** Messages that did not come, and connections that did not hold. */
  public long errors() {
    return fanOuts.stream().mapToLong(Told::lost).sum()
        + failures.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * A time in which readers were told something.
   *
   * @param roomSize readers of each room
   * @param published messages, in all rooms together
   * @param cpuSeconds of the server
   * @param publisherSeconds of CPU time of the process that published
   */
  public record Told(
      int readers,
      int rooms,
      int roomSize,
      double seconds,
      long published,
      long delivered,
      long lost,
      long frames,
      long bytes,
      double cpuSeconds,
      double publisherSeconds) {}
}
