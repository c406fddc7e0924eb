package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.server.Memory;
import java.util.Map;

/**
 * What sockets hold in a server: more heap in use, and more resident beside it, as all of the heap
 * is resident from the start.
 */
record SocketMemory(int sockets, Memory empty, Memory full) {
  /** As raw data call it. */
  static final String PER_THOUSAND = "memory per 1,000 sockets, MiB";

  private static final double KIB = 1_024;
  private static final int THOUSAND = 1_000;

  double heapKibEach() {
    return (full.heapBytes() - empty.heapBytes()) / KIB / sockets;
  }

  double besideKibEach() {
    return (double) (full.residentKib() - empty.residentKib()) / sockets;
  }

  double mebibytesPerThousand() {
    return (heapKibEach() + besideKibEach()) * THOUSAND / KIB;
  }

  Row row() {
    return Row.told(
        PER_THOUSAND,
        "%.1f (%.1f KiB of heap and %.1f KiB resident beside it for each)",
        mebibytesPerThousand(),
        heapKibEach(),
        besideKibEach());
  }

  Map<String, Double> figures() {
    return Map.of(PER_THOUSAND, mebibytesPerThousand());
  }
}
