package dev.bulletin.bench.realtime;

import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.Round;
import dev.bulletin.bench.Spread;
import dev.bulletin.bench.chart.BarChart;
import dev.bulletin.bench.chart.BarChart.Bar;
import dev.bulletin.bench.chart.BarChart.Base;
import dev.bulletin.bench.chart.Chart;
import dev.bulletin.bench.realtime.run.Delivery;
import dev.bulletin.bench.realtime.run.Phase;
import dev.bulletin.bench.record.Measurement;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Kind;
import dev.bulletin.bench.report.section.Made;
import dev.bulletin.bench.report.section.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The raw data of a scenario as a part of the report. */
public final class RealtimeSection {
  private static final int FIRST = 0;
  private static final int SECOND = 1;

  private RealtimeSection() {}

  /** One for each scenario. */
  public static Stream<Kind> kinds() {
    return Stream.of(Scenario.values()).map(RealtimeSection::kind);
  }

  private static Kind kind(Scenario scenario) {
    return new Kind(
        scenario.mark(),
        "Realtime: " + scenario.label(),
        "deploy/bench/realtime --scenario " + scenario.label(),
        RealtimeSection::of);
  }

  private static Section of(Path file) throws IOException {
    return of(RawFile.read(file, RealtimeData.class));
  }

  static Section of(RealtimeData data) {
    List<Chart> charts = new ArrayList<>();
    List<Measurement> compared = data.findings().measurements();
    if (!compared.isEmpty()) {
      charts.add(compared(compared));
    }
    Map<String, List<Phase>> told = told(data);
    if (!told.isEmpty()) {
      charts.add(phases("CPU seconds per million deliveries", told, Phase::cpuPerMillion));
      charts.add(phases("p50 from due to there, ms", told, phase -> phase.latency().p50()));
      charts.add(phases("p99 from due to there, ms", told, phase -> phase.latency().p99()));
    }
    return new Section(
        new Made(data.startedAt(), data.source(), data.machine()), RealtimeTable.of(data), charts);
  }

  private static BarChart compared(List<Measurement> measurements) {
    return new BarChart(
        "CPU time of the server for each delivery, µs",
        Base.ZERO,
        measurements.stream().flatMap(RealtimeSection::sides).distinct().toList());
  }

  private static Stream<Bar> sides(Measurement measurement) {
    Comparison comparison = measurement.comparison();
    String dialect = measurement.labels().getOrDefault(Delivery.DIALECT, "");
    String how = dialect.isEmpty() ? "" : ", " + dialect;
    return Stream.of(
        side(comparison, comparison.a(), how, FIRST),
        side(comparison, comparison.b(), how, SECOND));
  }

  private static Bar side(Comparison comparison, String side, String how, int kind) {
    return Bar.of(side + how, kind, comparison.of(side, Round::cpuMicrosPerOperation));
  }

  /** Phases in which something was delivered, by their names. */
  private static Map<String, List<Phase>> told(RealtimeData data) {
    return data.findings().phases().stream()
        .filter(phase -> phase.delivered() > 0)
        .collect(Collectors.groupingBy(Phase::name, LinkedHashMap::new, Collectors.toList()));
  }

  private static BarChart phases(
      String title, Map<String, List<Phase>> told, ToDoubleFunction<Phase> figure) {
    List<Bar> bars = new ArrayList<>();
    told.forEach(
        (name, phases) ->
            bars.add(Bar.of(name, FIRST, Spread.of(phases.stream().mapToDouble(figure)))));
    return new BarChart(title, Base.ZERO, bars);
  }
}
