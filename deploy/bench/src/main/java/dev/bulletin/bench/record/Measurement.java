package dev.bulletin.bench.record;

import dev.bulletin.bench.Comparison;
import java.util.List;
import java.util.Map;

/** One comparison with what makes it different from the others of the same run. */
public record Measurement(Map<String, String> labels, List<Server> servers, Comparison comparison) {
  public Measurement {
    labels = Map.copyOf(labels);
    servers = List.copyOf(servers);
  }

  /** The value of a label that every measurement of this kind has. */
  public String label(String name) {
    String value = labels.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no label " + name + " in " + labels);
    }
    return value;
  }
}
