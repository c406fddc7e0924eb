package dev.bulletin.bench.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.chart.BarChart;
import dev.bulletin.bench.chart.BarChart.Bar;
import dev.bulletin.bench.mixed.MixedData.Pair;
import dev.bulletin.bench.mixed.MixedData.Part;
import dev.bulletin.bench.mixed.MixedData.Turn;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.record.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixedSectionTest {
  private static final Turn SLOW = turn(1_000, 20_000, 4, Map.of());
  private static final Turn FAST = turn(7_000, 4_000, 2, Map.of());

  @TempDir private Path folder;

  @Test
  void drawsEachPromiseWithItsRatio() {
    MixedData data = data(pair("all", SLOW, FAST));
    List<Bar> ratios = ((BarChart) MixedSection.of(data).charts().get(0)).bars();
    assertThat(ratios).extracting(bar -> bar.figure().median()).startsWith(7.0, 0.2, 0.2, 14.0);
    String table = MixedTable.of(data);
    assertThat(ratios)
        .allSatisfy(bar -> assertThat(table).contains(bar.promised().orElseThrow().words()));
  }

  @Test
  void drawsEachMeasureAloneWhereThatWasMeasured() {
    MixedData data = data(pair("all", SLOW, FAST), pair("page-cache", SLOW, FAST));
    assertThat(MixedSection.of(data).charts()).hasSize(6);
    assertThat(MixedSection.of(data(pair("all", SLOW, FAST))).charts()).hasSize(4);
  }

  @Test
  void isDrawnFromTheFileWithoutASecondTitle() throws Exception {
    MixedData data = data(pair("all", SLOW, FAST));
    Path file = RawFile.write(folder, data.name(), data.startedAt(), data);
    assertThat(MixedSection.KIND.drawing().of(file).text().strip())
        .doesNotStartWith("#")
        .contains("## With all measures against the baseline");
  }

  @Test
  void drawsNothingOfARunWithErrors() {
    MixedData data = data(pair("all", SLOW, turn(1, 1, 1, Map.of("REPORT: status 500", 1L))));
    assertThatThrownBy(() -> MixedSection.of(data)).isInstanceOf(BenchException.class);
  }

  private static Pair pair(String measure, Turn baseline, Turn measured) {
    return new Pair(List.of(measure), 50, List.of(baseline), List.of(measured));
  }

  private static Turn turn(long answers, double micros, double cpu, Map<String, Long> failures) {
    Loaded loaded =
        new Loaded(answers, Map.of(Kind.REPORT, answers), failures, 10, 1, micros, micros);
    Part part = new Part(loaded, cpu, 1, 100, 50, Map.of("page hit", 3.0, "page load", 1.0));
    return new Turn(part, part);
  }

  private static MixedData data(Pair... pairs) {
    return new MixedData(
        "mixed",
        "2026-11-26T10:00:00Z",
        new Source("no commit", false),
        new Machine(2, "A processor", 2_048, "Linux 6", 0.5),
        "17",
        "-Xmx512m",
        1_000,
        32,
        1,
        10,
        60,
        100,
        List.of(pairs));
  }
}
