package dev.bulletin.bench.process;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How many objects of each class a JVM holds. */
public record Census(Map<String, Long> instancesByClass) {
  private static final Pattern LINE =
      Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +(\\S+)", Pattern.MULTILINE);

  public Census {
    instancesByClass = Map.copyOf(instancesByClass);
  }

  /** Reads the table of {@code jcmd PID GC.class_histogram}. */
  static Census parse(String table) {
    Map<String, Long> instances = new TreeMap<>();
    LINE.matcher(table)
        .results()
        .forEach(line -> instances.merge(line.group(2), Long.valueOf(line.group(1)), Long::sum));
    return new Census(instances);
  }

  /** Of those classes together, named as {@link Class#getName} does. */
  public long of(Collection<String> classes) {
    return classes.stream().mapToLong(name -> instancesByClass.getOrDefault(name, 0L)).sum();
  }

  /** The classes of which there are at least so many more than before, and how many more. */
  public Map<String, Long> grownSince(Census earlier, long least) {
    Map<String, Long> grown = new TreeMap<>();
    instancesByClass.forEach(
        (name, now) -> grown.put(name, now - earlier.instancesByClass.getOrDefault(name, 0L)));
    grown.values().removeIf(more -> more < least);
    return grown;
  }
}
