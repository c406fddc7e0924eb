package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.record.Measurement;
import java.util.List;

/**
 * What a scenario has yielded.
 *
 * @param conditions worth knowing beside the sizes
 * @param measurements what was compared
 */
public record Findings(
    List<String> conditions, List<Row> rows, List<Phase> phases, List<Measurement> measurements) {
  public Findings {
    conditions = List.copyOf(conditions);
    rows = List.copyOf(rows);
    phases = List.copyOf(phases);
    measurements = List.copyOf(measurements);
  }

  static Findings of(List<String> conditions, List<Row> rows, List<Phase> phases) {
    return new Findings(conditions, rows, phases, List.of());
  }
}
