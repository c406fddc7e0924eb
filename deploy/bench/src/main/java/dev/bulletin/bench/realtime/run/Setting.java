package dev.bulletin.bench.realtime.run;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The sizes of one run.
 *
 * @param perSecond messages in each room
 * @param tickMillis of the rooms
 * @param seconds how long a phase is measured
 * @param rounds how many phases each side has
 * @param extra settings of realtime-service, by name
 */
public record Setting(
    int readers,
    int rooms,
    int roomsEach,
    int perSecond,
    int payloadBytes,
    int tickMillis,
    int warmUpSeconds,
    int seconds,
    int rounds,
    int heapMebibytes,
    Map<String, String> extra) {
  public Setting {
    extra = Map.copyOf(extra);
  }

  List<String> roomNames() {
    return IntStream.rangeClosed(1, rooms).mapToObj(i -> "dashboard:bench-" + i).toList();
  }

  /** The same with a setting of realtime-service, unless that is given already. */
  Setting with(String name, String value) {
    Map<String, String> more = new HashMap<>(Map.of(name, value));
    more.putAll(extra);
    return with(readers, more);
  }

  /** The same with another number of readers. */
  Setting withReaders(int other) {
    return with(other, extra);
  }

  private Setting with(int others, Map<String, String> settings) {
    return new Setting(
        others,
        rooms,
        roomsEach,
        perSecond,
        payloadBytes,
        tickMillis,
        warmUpSeconds,
        seconds,
        rounds,
        heapMebibytes,
        settings);
  }

  /** In a few words, for the line above a table. */
  public String inWords() {
    return String.format(
        Locale.ROOT,
        "%,d readers, each in %d of %d rooms, %d/s of %,d B in each room, a tick of %d ms",
        readers,
        roomsEach,
        rooms,
        perSecond,
        payloadBytes,
        tickMillis);
  }
}
