package dev.bulletin.bench.page;

import static dev.bulletin.bench.page.PageComparison.GATEWAY;

import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.Round;
import dev.bulletin.bench.record.MarkdownTable;
import dev.bulletin.bench.record.Measurement;
import dev.bulletin.bench.record.RawData;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The raw data of the page comparison as text and table for a README. */
final class PageTable {
  /** The label of what the gateway allocates for a request, in bytes. */
  static final String ALLOCATED = "allocated";

  private PageTable() {}

  static String of(RawData data) {
    MarkdownTable table =
        new MarkdownTable(
            "JDK",
            "bytes",
            "beside",
            "gateway µs/request",
            "its µs/request",
            "gateway : it",
            "gateway bytes allocated/request",
            "gateway requests/s",
            "its requests/s",
            "errors");
    data.measurements().forEach(measurement -> addRow(table, measurement));
    return introduction(data) + "\n\n" + table;
  }

  private static void addRow(MarkdownTable table, Measurement measurement) {
    Comparison comparison = measurement.comparison();
    table.add(
        measurement.label("jdk"),
        measurement.label("bytes") + " " + measurement.label("encoding"),
        comparison.b(),
        comparison.of(GATEWAY, Round::cpuMicrosPerOperation).format("%.1f"),
        comparison.of(comparison.b(), Round::cpuMicrosPerOperation).format("%.1f"),
        comparison.ratio(Round::cpuMicrosPerOperation).format("%.2f"),
        measurement.labels().getOrDefault(ALLOCATED, "–"),
        comparison.of(GATEWAY, Round::rate).format("%,.0f"),
        comparison.of(comparison.b(), Round::rate).format("%,.0f"),
        Long.toString(comparison.errorCount()));
  }

  private static String introduction(RawData data) {
    Plan plan = data.measurements().get(0).comparison().plan();
    return """
        Server CPU time per request of %s. Median (least–most) of %d rounds of %d s each side, in \
        turn, after %d s of warm-up each; the ratio is taken pair by pair. %s.

        %s, %s; %s; %s. Written by `deploy/bench/page --write`."""
        .formatted(
            pages(data),
            plan.rounds(),
            plan.roundSeconds(),
            plan.warmUpSeconds(),
            String.join(". ", data.conditions()),
            data.startedAt().substring(0, 10),
            data.source().inWords(),
            data.machine().inWords(),
            programs(data));
  }

  private static String pages(RawData data) {
    List<String> pages =
        data.measurements().stream()
            .map(measurement -> measurement.label("page"))
            .distinct()
            .toList();
    return "`" + String.join("`, `", pages) + "`";
  }

  private static String programs(RawData data) {
    return data.programs().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(", "));
  }
}
