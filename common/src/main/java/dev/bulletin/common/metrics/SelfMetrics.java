package dev.bulletin.common.metrics;

import dev.bulletin.common.bus.Topic;
import java.util.Map;

/**
 * What a node measures of itself, every 5 s.
 *
 * @param instance of the node
 * @param values by name: rates in a second since the report before, and numbers of what is there
 */
public record SelfMetrics(String instance, Map<String, Double> values) {
  public static final Topic<SelfMetrics> TOPIC = new Topic<>("bulletin.self", SelfMetrics.class);

  /** HTTP requests answered in a second. */
  public static final String REQUESTS = "requests";

  /** Questions in a second that a cache could have answered. */
  public static final String CACHE_REQUESTS = "cache-requests";

  /** Those of them that a cache has answered. */
  public static final String CACHE_HITS = "cache-hits";

  /** Open connections of readers. */
  public static final String SOCKETS = "sockets";

  /** Messages written to readers in a second. */
  public static final String BROADCASTS = "broadcasts";

  /** Bytes of heap in use. */
  public static final String HEAP = "heap";

  public SelfMetrics {
    values = Map.copyOf(values);
  }
}
