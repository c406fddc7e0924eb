package dev.bulletin.bench.realtime;

import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.Round;
import dev.bulletin.bench.Spread;
import dev.bulletin.bench.realtime.run.Delivery;
import dev.bulletin.bench.realtime.run.Row;
import dev.bulletin.bench.realtime.run.Setting;
import dev.bulletin.bench.record.MarkdownTable;
import dev.bulletin.bench.record.Measurement;
import java.util.List;
import java.util.Locale;

/** The raw data of a scenario as text and a table for a README. */
final class RealtimeTable {
  private static final double MOST = 0.75;

  private RealtimeTable() {}

  static String of(RealtimeData data) {
    MarkdownTable table = new MarkdownTable("what", "figure", "wanted", "met");
    List<Measurement> measurements = data.findings().measurements();
    measurements.stream()
        .filter(measurement -> measurement.labels().containsKey(Delivery.DIALECT))
        .forEach(measurement -> addComparison(table, measurement));
    FieldRows.of(measurements).forEach(row -> add(table, row));
    data.findings().rows().forEach(row -> add(table, row));
    return introduction(data) + "\n\n" + table;
  }

  private static void add(MarkdownTable table, Row row) {
    String met = row.wanted().isEmpty() ? "" : row.met() ? "yes" : "**no**";
    table.add(row.what(), row.figure(), row.wanted(), met);
  }

  /** CPU time by pairs of rounds; refused when a round of them is not sound. */
  private static void addComparison(MarkdownTable table, Measurement measurement) {
    Comparison comparison = measurement.comparison();
    String dialect = measurement.label(Delivery.DIALECT);
    Spread ratio = comparison.ratio(Round::cpuMicrosPerOperation);
    add(table, cost(comparison, Delivery.SERVICE, ", " + dialect));
    add(table, cost(comparison, Delivery.RIVAL, " beside " + dialect));
    add(
        table,
        new Row(
            "the first by the second, by pairs",
            ratio.format("%.2f"),
            String.format(Locale.ROOT, "at most %.2f", MOST),
            ratio.median() <= MOST));
  }

  private static Row cost(Comparison comparison, String side, String how) {
    String figure = comparison.of(side, Round::cpuMicrosPerOperation).format("%.2f");
    return new Row(side + how + ": CPU seconds per million deliveries", figure, "", true);
  }

  private static String introduction(RealtimeData data) {
    return """
        %s: %s; %s%.0f s in all.

        %s, %s; %s; Java %s; %s. Written by `deploy/bench/realtime --scenario %s --write`."""
        .formatted(
            Scenario.named(data.scenario()).map(Scenario::title).orElse(data.scenario()),
            data.setting().inWords(),
            phase(data.setting()),
            data.seconds(),
            data.startedAt().substring(0, 10),
            data.source().inWords(),
            data.machine().inWords(),
            data.java(),
            String.join("; ", data.findings().conditions()),
            data.scenario());
  }

  /** Nothing where a scenario lasts as long as its readers take. */
  private static String phase(Setting setting) {
    return setting.seconds() == 0
        ? ""
        : "measured for %d s after %d s of warm-up, "
            .formatted(setting.seconds(), setting.warmUpSeconds());
  }
}
