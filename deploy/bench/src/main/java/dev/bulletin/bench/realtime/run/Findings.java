package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.record.Measurement;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a scenario has yielded.
 *
 * @param conditions worth knowing beside the sizes
 * @param measurements what was compared
 * @param figures for other reports, by name
 */
public record Findings(
    List<String> conditions,
    List<Row> rows,
    List<Phase> phases,
    List<Measurement> measurements,
    Map<String, Double> figures) {
  /** Raw data of earlier runs have no figures. */
  public Findings {
    conditions = List.copyOf(conditions);
    rows = List.copyOf(rows);
    phases = List.copyOf(phases);
    measurements = List.copyOf(measurements);
    figures = Map.copyOf(Objects.requireNonNullElse(figures, Map.of()));
  }

  public Findings(
      List<String> conditions, List<Row> rows, List<Phase> phases, List<Measurement> measurements) {
    this(conditions, rows, phases, measurements, Map.of());
  }

  static Findings of(List<String> conditions, List<Row> rows, List<Phase> phases) {
    return new Findings(conditions, rows, phases, List.of());
  }

  Findings with(Map<String, Double> more) {
    return new Findings(conditions, rows, phases, measurements, more);
  }
}
