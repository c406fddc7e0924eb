package dev.bulletin.bench.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.chart.BarChart;
import dev.bulletin.bench.chart.BarChart.Bar;
import dev.bulletin.bench.mixed.MixedData.Pair;
import dev.bulletin.bench.mixed.MixedData.Turn;
import dev.bulletin.bench.record.RawFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixedSectionTest {
  private static final Turn SLOW = Measured.turn(1_000, 2_000, 4, 100, Map.of());
  private static final Turn FAST = Measured.turn(7_000, 400, 2, 5, Map.of());

  @TempDir private Path folder;

  @Test
  void drawsEachPromiseWithItsRatio() {
    MixedData data = data(pair("all", SLOW, FAST));
    List<Bar> ratios = ((BarChart) MixedSection.of(data).charts().get(0)).bars();
    assertThat(ratios)
        .extracting(bar -> bar.figure().median())
        .startsWith(7.0, 0.2, 0.2, 1.0 / 7, 0.5, 14.0);
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
        .contains("## Which tier answered");
  }

  @Test
  void drawsNothingOfARunWithErrors() {
    Turn failed = Measured.turn(1, 1, 1, 0, Map.of("REPORT: status 500", 1L));
    MixedData data = data(pair("all", SLOW, failed));
    assertThatThrownBy(() -> MixedSection.of(data)).isInstanceOf(BenchException.class);
  }

  private static Pair pair(String measure, Turn baseline, Turn measured) {
    return Measured.pair(List.of(measure), List.of(baseline), List.of(measured));
  }

  private static MixedData data(Pair... pairs) {
    return Measured.run(List.of(pairs));
  }
}
