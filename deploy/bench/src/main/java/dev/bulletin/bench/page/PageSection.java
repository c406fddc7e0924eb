package dev.bulletin.bench.page;

import static dev.bulletin.bench.page.PageComparison.GATEWAY;
import static dev.bulletin.bench.page.PageComparison.NGINX;

import dev.bulletin.bench.Round;
import dev.bulletin.bench.chart.BarChart;
import dev.bulletin.bench.chart.BarChart.Bar;
import dev.bulletin.bench.chart.BarChart.Base;
import dev.bulletin.bench.chart.BarChart.Promise;
import dev.bulletin.bench.record.Measurement;
import dev.bulletin.bench.record.RawData;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Kind;
import dev.bulletin.bench.report.section.Made;
import dev.bulletin.bench.report.section.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The raw data of the page comparison as a part of the report. */
public final class PageSection {
  public static final Kind KIND =
      new Kind(
          PageMain.NAME,
          "A page from memory, against nginx and a file, and a bare Vert.x",
          "deploy/bench/page",
          PageSection::of);

  private static final Promise PROMISE = new Promise(1.5, "at most 1.50");

  private PageSection() {}

  private static Section of(Path file) throws IOException {
    return of(RawFile.read(file));
  }

  static Section of(RawData data) {
    return new Section(
        new Made(data.startedAt(), data.source(), data.machine()),
        PageTable.of(data),
        List.of(costs(data), ratios(data)));
  }

  private static BarChart costs(RawData data) {
    return new BarChart(
        "CPU time of the server for each request, µs",
        Base.ZERO,
        data.measurements().stream().flatMap(PageSection::sides).distinct().toList());
  }

  private static Stream<Bar> sides(Measurement measurement) {
    return Stream.of(
        side(measurement, GATEWAY, 0), side(measurement, measurement.comparison().b(), 1));
  }

  private static Bar side(Measurement measurement, String side, int kind) {
    return Bar.of(
        side + ", " + what(measurement),
        kind,
        measurement.comparison().of(side, Round::cpuMicrosPerOperation));
  }

  private static BarChart ratios(RawData data) {
    return new BarChart(
        "The gateway by nginx; the mark is what was promised",
        Base.ONE,
        data.measurements().stream()
            .filter(measurement -> measurement.comparison().b().equals(NGINX))
            .map(PageSection::ratio)
            .toList());
  }

  private static Bar ratio(Measurement measurement) {
    return new Bar(
        what(measurement),
        0,
        measurement.comparison().ratio(Round::cpuMicrosPerOperation),
        Optional.of(PROMISE));
  }

  private static String what(Measurement measurement) {
    return measurement.label("encoding") + ", JDK " + measurement.label("jdk");
  }
}
