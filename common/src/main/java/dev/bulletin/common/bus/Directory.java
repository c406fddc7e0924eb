package dev.bulletin.common.bus;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * The living instances of the suite, as they announce themselves.
 *
 * <p>An instance is dropped when it says that it leaves, when it was silent for {@link #PATIENCE}
 * announcement periods, or when it left a question unanswered; it is back with its next
 * announcement. Silence is counted in this node's own periods, not in time, so that a node that was
 * paused does not wake up believing everyone else dead. Thread-safe.
 */
public final class Directory {
  static final long PERIOD_MILLIS = 500;
  static final int PATIENCE = 5;

  private final Map<String, Entry> entriesById = new ConcurrentHashMap<>();

  private record Entry(Instance instance, int silentPeriods) {
    Entry silent() {
      return new Entry(instance, silentPeriods + 1);
    }
  }

  /** Whether the instance was unknown before. */
  boolean heard(Instance instance) {
    return entriesById.put(instance.id(), new Entry(instance, 0)) == null;
  }

  void left(String id) {
    entriesById.remove(id);
  }

  void period() {
    entriesById.replaceAll((id, entry) -> entry.silent());
    entriesById.values().removeIf(entry -> entry.silentPeriods() > PATIENCE);
  }

  /** The living instances of a service, in no order. */
  public List<Instance> instances(String service) {
    return entriesById.values().stream()
        .map(Entry::instance)
        .filter(instance -> instance.services().contains(service))
        .toList();
  }

  /**
   * The living instances of a service, the best for the key first: rendezvous hashing (Thaler and
   * Ravishankar, 1998), by which a key moves only when its instance comes or goes.
   */
  public List<Instance> ranked(String service, String key) {
    List<Instance> living = instances(service);
    if (living.size() < 2) {
      return living;
    }
    return living.stream()
        .sorted(Comparator.comparingLong(instance -> -weight(instance.id(), key)))
        .toList();
  }

  private static long weight(String id, String key) {
    CRC32C hash = new CRC32C();
    hash.update(key.getBytes(StandardCharsets.UTF_8));
    hash.update(id.getBytes(StandardCharsets.UTF_8));
    return mix(hash.getValue());
  }

  /**
   * CRC is linear, so its bits are stirred before weights are compared (finalizer of MurmurHash3).
   */
  private static long mix(long crc) {
    long mixed = crc * 0xff51afd7ed558ccdL;
    mixed ^= mixed >>> 33;
    mixed *= 0xc4ceb9fe1a85ec53L;
    return (mixed ^ (mixed >>> 33)) >>> 1;
  }
}
