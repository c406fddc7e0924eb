package dev.bulletin.bench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.Rounds;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Measurement;
import dev.bulletin.bench.record.RawData;
import dev.bulletin.bench.record.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderTableTest {
  private static final String PAGES =
      """
      [{"benchmark": "a.b.PageBenchmark.homeWithAllNew",
        "primaryMetric": {"score": 512.4, "scoreError": 7.6},
        "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 204800.0}}}]""";

  @TempDir private Path folder;

  @Test
  void drawsBothTablesFromTheirFiles() throws IOException {
    Path pages = Files.writeString(folder.resolve("pages.json"), PAGES);
    assertThat(RenderTable.of(data(), pages))
        .startsWith("Rendered. Pages by JMH: 1 iterations of 2 s after 10 s of warm-up;")
        .contains("2026-11-23, commit 0123456789ab; 2 cores (Some CPU)")
        .contains("| home with all new | 512 | 8 | 200 |")
        .endsWith("| 2000 (2000–2000) | 2000 (2000–2000) | 1.00 (1.00–1.00) |");
  }

  private static RawData data() {
    var rounds =
        List.of(
            Rounds.sound(RenderTable.SIDE_BY_SIDE, 1, 0.02),
            Rounds.sound(RenderTable.IN_TURN, 1, 0.01));
    var comparison =
        new Comparison(RenderTable.SIDE_BY_SIDE, RenderTable.IN_TURN, new Plan(1, 2, 10), rounds);
    return new RawData(
        "render-fragments",
        "2026-11-23T10:11:12Z",
        new Source("0123456789abcdef0123456789abcdef01234567", false),
        new Machine(2, "Some CPU", 2_048, "Linux 6.1", 0.5),
        Map.of(),
        List.of("Rendered"),
        List.of(new Measurement(Map.of(), List.of(), comparison)));
  }
}
