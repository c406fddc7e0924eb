package dev.bulletin.common.bus;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * The living instances of the suite, as they announce themselves.
 *
 * <p>An instance is dropped when it says that it leaves and when it was silent for {@link
 * #PATIENCE} announcement periods. One that left a question unanswered comes last until it is heard
 * again; it is not dropped, since the others may be no better. Silence is counted in this node's
 * own periods, not in time, so that a node that was paused does not wake up believing everyone else
 * dead. Thread-safe.
 */
public final class Directory {
  static final long PERIOD_MILLIS = 500;
  static final int PATIENCE = 5;

  private final Map<String, Entry> entriesById = new ConcurrentHashMap<>();

  private record Entry(Instance instance, int silentPeriods, boolean suspected) {
    Entry silent() {
      return new Entry(instance, silentPeriods + 1, suspected);
    }

    Entry suspect() {
      return new Entry(instance, silentPeriods, true);
    }

    boolean serves(String service) {
      return instance.services().contains(service);
    }
  }

  /** Whether the instance was unknown before. */
  boolean heard(Instance instance) {
    return entriesById.put(instance.id(), new Entry(instance, 0, false)) == null;
  }

  void left(String id) {
    entriesById.remove(id);
  }

  /** It left a question unanswered. */
  void suspect(String id) {
    entriesById.computeIfPresent(id, (same, entry) -> entry.suspect());
  }

  void period() {
    entriesById.replaceAll((id, entry) -> entry.silent());
    entriesById.values().removeIf(entry -> entry.silentPeriods() > PATIENCE);
  }

  /** The ids of all living instances, whatever they serve. */
  public Set<String> ids() {
    return Set.copyOf(entriesById.keySet());
  }

  /** The living instances of a service, in no order. */
  public List<Instance> instances(String service) {
    return entriesById.values().stream()
        .filter(entry -> entry.serves(service))
        .map(Entry::instance)
        .toList();
  }

  /**
   * The living instances of a service, the best for the key first: rendezvous hashing (Thaler and
   * Ravishankar, 1998), by which a key moves only when its instance comes or goes.
   */
  public List<Instance> ranked(String service, String key) {
    return entriesById.values().stream()
        .filter(entry -> entry.serves(service))
        .sorted(
            Comparator.comparing(Entry::suspected)
                .thenComparingLong(entry -> -weight(entry.instance().id(), key)))
        .map(Entry::instance)
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
