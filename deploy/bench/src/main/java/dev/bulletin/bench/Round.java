package dev.bulletin.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One turn of one side, as it was counted. */
public record Round(
    String side,
    int number,
    long operations,
    Map<String, Long> errors,
    double seconds,
    double cpuSeconds,
    List<String> endedProcesses,
    long bytesRead,
    double p50Micros,
    double p99Micros,
    Body bodyBefore,
    Body bodyAfter) {
  public Round {
    errors = Map.copyOf(errors);
    endedProcesses = List.copyOf(endedProcesses);
  }

  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double cpuMicrosPerOperation() {
    return cpuSeconds * 1e6 / operations;
  }

  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double rate() {
    return operations / seconds;
  }

  public long errorCount() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Why no figure may be drawn from this round; empty for a sound one. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    check(problems, errorCount() == 0, "%d errors: %s".formatted(errorCount(), kinds()));
    check(problems, operations > 0, "no operation done");
    check(problems, cpuSeconds > 0, "no CPU time counted");
    check(problems, endedProcesses.isEmpty(), "server processes ended: " + endedProcesses);
    check(problems, bodyBefore.equals(bodyAfter), "the body changed meanwhile");
    check(
        problems,
        bytesRead >= operations * bodyBefore.length(),
        "fewer bytes read than %d bodies have".formatted(operations));
    return problems.stream().map(problem -> name() + ": " + problem).toList();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-18s %7.1f µs CPU/op  %9.0f op/s  p50 %6.0f µs  p99 %6.0f µs  errors %d",
        name(),
        cpuMicrosPerOperation(),
        rate(),
        p50Micros,
        p99Micros,
        errorCount());
  }

  private Map<String, Long> kinds() {
    Map<String, Long> kinds = new TreeMap<>(errors);
    kinds.values().removeIf(count -> count == 0);
    return kinds;
  }

  private String name() {
    return side + " round " + number;
  }

  private static void check(List<String> problems, boolean sound, String problem) {
    if (!sound) {
      problems.add(problem);
    }
  }
}
