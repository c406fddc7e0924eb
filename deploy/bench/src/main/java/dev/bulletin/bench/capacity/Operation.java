package dev.bulletin.bench.capacity;

import java.util.Map;

/**
 * Something that was done again and again, and what it cost.
 *
 * @param cpuSeconds by server, beyond what each uses up at rest
 * @param bytes that came
 */
record Operation(
    String name,
    long count,
    long errors,
    double seconds,
    long bytes,
    Map<String, Double> cpuSeconds) {
  /** From the memory of the gateway. */
  static final String PAGE = "page from memory";

  /** A page that nobody has asked for since the report was published. */
  static final String FIRST = "page read for the first time";

  static final String SEARCH = "search with words of its own";
  static final String API = "report by the API";
  static final String PUBLISH = "report written and published";

  Operation {
    cpuSeconds = Map.copyOf(cpuSeconds);
  }

  double bytesEach() {
    return (double) bytes / count;
  }

  /** The CPU seconds of one of them in a server. */
  double secondsEach(String server) {
    return Math.max(0, cpuSeconds.getOrDefault(server, 0.0)) / count;
  }
}
