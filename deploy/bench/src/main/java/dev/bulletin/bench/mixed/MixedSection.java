package dev.bulletin.bench.mixed;

import dev.bulletin.bench.Spread;
import dev.bulletin.bench.chart.BarChart;
import dev.bulletin.bench.chart.BarChart.Bar;
import dev.bulletin.bench.chart.BarChart.Base;
import dev.bulletin.bench.chart.BarChart.Promise;
import dev.bulletin.bench.chart.Chart;
import dev.bulletin.bench.mixed.MixedData.Pair;
import dev.bulletin.bench.mixed.MixedData.Turn;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Kind;
import dev.bulletin.bench.report.section.Made;
import dev.bulletin.bench.report.section.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The raw data of the mixed load as a part of the report. */
public final class MixedSection {
  public static final Kind KIND =
      new Kind(MixedMain.NAME, "The promises, measured", "deploy/bench/run", MixedSection::of);

  private static final int BASELINE = 0;
  private static final int MEASURED = 1;

  private MixedSection() {}

  private static Section of(Path file) throws IOException {
    return of(RawFile.read(file, MixedData.class));
  }

  static Section of(MixedData data) {
    String text = MixedTable.of(data);
    return new Section(
        new Made(data.startedAt(), data.source(), data.machine()),
        text.substring(text.indexOf('\n')),
        charts(data.all(), data.alone()));
  }

  private static List<Chart> charts(Pair all, List<Pair> alone) {
    List<Chart> charts =
        List.of(
            ratios(all),
            sides("Requests a second, as fast as answers come", all, MixedSection::rate),
            sides("p50 at a rate, ms", all, turn -> turn.atRate().loaded().all().p50() / 1e3),
            sides("p99 at a rate, ms", all, turn -> turn.atRate().loaded().all().p99() / 1e3));
    return alone.isEmpty() ? charts : Stream.concat(charts.stream(), alone(alone)).toList();
  }

  private static BarChart ratios(Pair pair) {
    return new BarChart(
        "With all measures, by the baseline; the mark is what was promised",
        Base.ONE,
        List.of(
            ratio("(a) requests a second", pair, MixedSection::rate, new Promise(6, "at least 6")),
            ratio(
                "(b) p50",
                pair,
                t -> t.atRate().loaded().all().p50(),
                new Promise(0.3, "at most 0.30")),
            ratio(
                "(b) p99",
                pair,
                t -> t.atRate().loaded().all().p99(),
                new Promise(0.3, "at most 0.30")),
            ratio(
                "(c) allocated for each request",
                pair,
                t -> t.atRate().allocatedKibibytesEach(),
                new Promise(0.7, "at most 0.70")),
            new Bar(
                "(c) resident at most",
                MEASURED,
                Figures.ofPeaks(pair).judged(),
                Optional.of(new Promise(0.7, "at most 0.70"))),
            ratio(
                "(d) requests for each CPU second",
                pair,
                t -> t.fastest().answersPerCpuSecond(),
                new Promise(1.6, "at least 1.60")),
            ratio(
                "(f) time in PostgreSQL",
                pair,
                t -> t.atRate().statementMicrosEach(),
                new Promise(0.4, "at most 0.40"))));
  }

  private static Bar ratio(
      String name, Pair pair, ToDoubleFunction<Turn> figure, Promise promised) {
    return new Bar(name, MEASURED, pair.ratio(figure), Optional.of(promised));
  }

  private static BarChart sides(String title, Pair pair, ToDoubleFunction<Turn> figure) {
    return new BarChart(
        title,
        Base.ZERO,
        List.of(
            Bar.of("baseline", BASELINE, spread(pair.baseline(), figure)),
            Bar.of("with all measures", MEASURED, spread(pair.measured(), figure))));
  }

  private static Spread spread(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    return Spread.of(turns.stream().mapToDouble(figure));
  }

  private static Stream<Chart> alone(List<Pair> pairs) {
    return Stream.of(
        alone("Each measure alone: requests a second, by the baseline", pairs, MixedSection::rate),
        alone(
            "Each measure alone: requests for each CPU second, by the baseline",
            pairs,
            turn -> turn.fastest().answersPerCpuSecond()));
  }

  private static Chart alone(String title, List<Pair> pairs, ToDoubleFunction<Turn> figure) {
    List<Bar> bars =
        pairs.stream()
            .map(p -> Bar.of(String.join(", ", p.measures()), MEASURED, p.ratio(figure)))
            .toList();
    return new BarChart(title, Base.ONE, bars);
  }

  private static double rate(Turn turn) {
    return turn.fastest().loaded().perSecond();
  }
}
