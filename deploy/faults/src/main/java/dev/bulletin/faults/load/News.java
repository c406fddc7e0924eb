package dev.bulletin.faults.load;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Which sockets were told of which report. Thread-safe. */
final class News {
  private final Map<String, BitSet> socketsBySlug = new HashMap<>();

  synchronized void told(String slug, int socket) {
    socketsBySlug.computeIfAbsent(slug, first -> new BitSet()).set(socket);
  }

  /** Those that were told of a report. */
  synchronized BitSet toldOf(String slug) {
    return (BitSet) socketsBySlug.getOrDefault(slug, new BitSet()).clone();
  }
}
