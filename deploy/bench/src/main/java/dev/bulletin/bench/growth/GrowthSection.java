package dev.bulletin.bench.growth;

import dev.bulletin.bench.chart.BarChart;
import dev.bulletin.bench.chart.BarChart.Bar;
import dev.bulletin.bench.chart.BarChart.Base;
import dev.bulletin.bench.chart.Chart;
import dev.bulletin.bench.chart.LineChart;
import dev.bulletin.bench.chart.LineChart.Line;
import dev.bulletin.bench.chart.LineChart.Point;
import dev.bulletin.bench.growth.Series.Operation;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Kind;
import dev.bulletin.bench.report.section.Made;
import dev.bulletin.bench.report.section.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The raw data of a series as a part of the report. */
public final class GrowthSection {
  private static final int FEW = 2;

  private GrowthSection() {}

  /** One for each series. */
  public static Stream<Kind> kinds() {
    return Stream.of(Series.values()).map(GrowthSection::kind);
  }

  private static Kind kind(Series series) {
    return new Kind(
        series.mark(),
        "Growth: " + series.title(),
        "deploy/bench/growth --only " + series.label(),
        GrowthSection::of);
  }

  private static Section of(Path file) throws IOException {
    return of(RawFile.read(file, GrowthData.class));
  }

  static Section of(GrowthData data) {
    String text = GrowthTable.of(data);
    Operation operation = GrowthTable.series(data).operation();
    return new Section(
        new Made(data.startedAt(), data.source(), data.machine()),
        text,
        List.of(
            chart("CPU time for each %s, µs".formatted(operation.one()), data, Turn::cpuMicrosEach),
            chart(operation.many() + " a second", data, Turn::perSecond)));
  }

  /** Two sizes are no line. */
  private static Chart chart(String title, GrowthData data, ToDoubleFunction<Turn> figure) {
    return data.steps().size() > FEW
        ? new LineChart(title, GrowthTable.series(data).across(), List.of(line(data, figure)))
        : new BarChart(title, Base.ZERO, bars(data, figure));
  }

  private static Line line(GrowthData data, ToDoubleFunction<Turn> figure) {
    return new Line(
        "",
        data.steps().stream().map(step -> new Point(step.size(), step.spread(figure))).toList());
  }

  private static List<Bar> bars(GrowthData data, ToDoubleFunction<Turn> figure) {
    return data.steps().stream().map(step -> Bar.of(step.name(), 0, step.spread(figure))).toList();
  }
}
