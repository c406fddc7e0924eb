package dev.bulletin.bench.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything one run of a command has measured, and under which conditions. */
public record RawData(
    String name,
    String startedAt,
    Source source,
    Machine machine,
    Map<String, String> programs,
    List<String> conditions,
    List<Measurement> measurements) {
  public RawData {
    programs = Map.copyOf(programs);
    conditions = List.copyOf(conditions);
    measurements = List.copyOf(measurements);
  }

  /** Every reason not to draw figures from it. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public List<String> refusals() {
    return measurements.stream().flatMap(RawData::refusals).toList();
  }

  private static Stream<String> refusals(Measurement measurement) {
    return measurement.comparison().refusals().stream()
        .map(refusal -> new TreeMap<>(measurement.labels()) + ": " + refusal);
  }
}
