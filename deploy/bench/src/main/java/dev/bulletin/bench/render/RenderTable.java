package dev.bulletin.bench.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.Round;
import dev.bulletin.bench.record.MarkdownTable;
import dev.bulletin.bench.record.RawData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The raw data of the rendering benchmarks as text and tables for a README. */
final class RenderTable {
  static final String SIDE_BY_SIDE = "side by side";
  static final String IN_TURN = "one after the other";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private RenderTable() {}

  static String of(RawData fragments, Path pages) throws IOException {
    return String.join(
        "\n\n",
        introduction(fragments),
        pages(JSON.readTree(pages.toFile())).toString(),
        fragments(fragments.measurements().get(0).comparison()).toString());
  }

  private static String introduction(RawData data) {
    Plan plan = data.measurements().get(0).comparison().plan();
    return """
        %s. Pages by JMH: %d iterations of %d s after %d s of warm-up; fragments: median (least–most) \
        of %d rounds of %d s each side, in turn.

        %s, %s; %s. Written by `deploy/bench/render --write`."""
        .formatted(
            String.join(". ", data.conditions()),
            plan.rounds(),
            plan.roundSeconds(),
            plan.warmUpSeconds(),
            plan.rounds(),
            plan.roundSeconds(),
            data.startedAt().substring(0, 10),
            data.source().inWords(),
            data.machine().inWords());
  }

  private static MarkdownTable pages(JsonNode results) {
    MarkdownTable table = new MarkdownTable("page", "µs", "± µs", "KiB allocated");
    for (JsonNode result : results) {
      JsonNode time = result.path("primaryMetric");
      table.add(
          nameOf(result.path("benchmark").asText()),
          number("%.0f", time.path("score").asDouble()),
          number("%.0f", time.path("scoreError").asDouble()),
          number("%.0f", allocated(result) / 1024));
    }
    return table;
  }

  private static double allocated(JsonNode result) {
    return result.path("secondaryMetrics").path(ALLOCATION).path("score").asDouble(Double.NaN);
  }

  /** Of {@code a.b.Benchmark.homeWithAllNew} that is "home with all new". */
  private static String nameOf(String benchmark) {
    return benchmark
        .substring(benchmark.lastIndexOf('.') + 1)
        .replaceAll("([A-Z])", " $1")
        .toLowerCase(Locale.ROOT);
  }

  private static MarkdownTable fragments(Comparison comparison) {
    MarkdownTable table =
        new MarkdownTable(SIDE_BY_SIDE + ", µs", IN_TURN + ", µs", "ratio of times");
    table.add(
        comparison.of(SIDE_BY_SIDE, RenderTable::micros).format("%.0f"),
        comparison.of(IN_TURN, RenderTable::micros).format("%.0f"),
        comparison.ratio(RenderTable::micros).format("%.2f"));
    return table;
  }

  private static double micros(Round round) {
    return round.seconds() * 1e6 / round.operations();
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
