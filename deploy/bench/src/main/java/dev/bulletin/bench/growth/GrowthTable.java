package dev.bulletin.bench.growth;

import dev.bulletin.bench.Plan;
import dev.bulletin.bench.record.MarkdownTable;
import java.util.Locale;

/** The raw data of a series as text and a table for a README. */
final class GrowthTable {
  private static final double MILLIS = 1e3;

  private GrowthTable() {}

  static String of(GrowthData data) {
    data.sound();
    Series series = series(data);
    MarkdownTable table =
        new MarkdownTable(
            series.across(),
            "CPU time of the servers for each %s, µs".formatted(series.operation().one()),
            series.operation().many() + " a second",
            "p50, ms",
            "p99, ms",
            "bytes each",
            "errors");
    data.steps().forEach(step -> add(table, step));
    return introduction(data, series) + "\n\n" + table;
  }

  /** The series that the raw data is of. */
  static Series series(GrowthData data) {
    return Series.named(data.series())
        .orElseThrow(() -> new IllegalArgumentException("no series " + data.series()));
  }

  private static void add(MarkdownTable table, Step step) {
    table.add(
        step.name(),
        step.spread(Turn::cpuMicrosEach).format("%.2f"),
        step.spread(Turn::perSecond).format("%,.0f"),
        step.spread(turn -> turn.p50Micros() / MILLIS).format("%.2f"),
        step.spread(turn -> turn.p99Micros() / MILLIS).format("%.2f"),
        String.format(Locale.ROOT, "%,.0f", step.spread(Turn::bytesEach).median()),
        Long.toString(step.turns().stream().mapToLong(Turn::errorCount).sum()));
  }

  private static String introduction(GrowthData data, Series series) {
    Plan plan = data.plan();
    return """
    %s. %s. Median (least–most) of %d rounds of %d s at each size, after %d s of warm-up; %.0f s in \
    all.

    %s, %s; %s; Java %s. Written by `deploy/bench/growth --only %s --write`.\
    """
        .formatted(
            series.title(),
            String.join(". ", data.conditions()),
            plan.rounds(),
            plan.roundSeconds(),
            plan.warmUpSeconds(),
            data.seconds(),
            data.startedAt().substring(0, 10),
            data.source().inWords(),
            data.machine().inWords(),
            data.java(),
            series.label());
  }
}
