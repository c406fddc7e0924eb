package dev.bulletin.bench;

import java.util.List;
import java.util.Map;

/** The CPU seconds of each living process of a server at one moment, by pid and start time. */
public record CpuReading(Map<String, Double> secondsByProcess) {
  public CpuReading {
    secondsByProcess = Map.copyOf(secondsByProcess);
  }

  /** The CPU seconds used since; a process that was not there then has begun at zero. */
  public double secondsSince(CpuReading earlier) {
    return secondsByProcess.entrySet().stream()
        .mapToDouble(
            now -> now.getValue() - earlier.secondsByProcess.getOrDefault(now.getKey(), 0.0))
        .sum();
  }

  /** The processes that have ended since and taken the count of their CPU time with them. */
  public List<String> endedSince(CpuReading earlier) {
    return earlier.secondsByProcess.keySet().stream()
        .filter(process -> !secondsByProcess.containsKey(process))
        .sorted()
        .toList();
  }
}
