package dev.bulletin.bench.growth;

import static dev.bulletin.bench.growth.Samples.data;
import static dev.bulletin.bench.growth.Samples.failed;
import static dev.bulletin.bench.growth.Samples.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Spread;
import dev.bulletin.bench.chart.BarChart;
import dev.bulletin.bench.chart.LineChart;
import dev.bulletin.bench.chart.LineChart.Point;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Kind;
import dev.bulletin.bench.report.section.Section;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthSectionTest {
  private static final Step ONE = new Step("1", 1, List.of(turn(0.02), turn(0.01), turn(0.04)));
  private static final Step TEN = new Step("10", 10, List.of(turn(0.03)));
  private static final Step HUNDRED = new Step("100", 100, List.of(turn(0.05)));

  @TempDir private Path folder;

  @Test
  void drawsALineThroughTheMediansWithTheirSpread() {
    Section section = GrowthSection.of(data(Series.ROOMS, ONE, TEN, HUNDRED));
    assertThat(section.charts()).hasSize(2);
    assertThat(section.charts().get(0))
        .isInstanceOfSatisfying(
            LineChart.class,
            chart -> {
              assertThat(chart.across()).isEqualTo("rooms");
              assertThat(chart.lines().get(0).points())
                  .startsWith(new Point(1, new Spread(20, 10, 40)))
                  .extracting(Point::size)
                  .containsExactly(1.0, 10.0, 100.0);
            });
  }

  @Test
  void drawsTwoSizesAsBars() {
    assertThat(GrowthSection.of(data(Series.JVMS, ONE, TEN)).charts().get(1))
        .isInstanceOf(BarChart.class);
  }

  @Test
  void isDrawnFromTheFileOfItsKind() throws Exception {
    for (Series series : Series.values()) {
      GrowthData data = data(series, ONE, TEN, HUNDRED);
      Path file = RawFile.write(folder, data.name(), data.startedAt(), data);
      Kind kind =
          GrowthSection.kinds()
              .filter(k -> k.name().equals(series.mark()))
              .findFirst()
              .orElseThrow();
      assertThat(kind.drawing().of(file).text()).isEqualTo(GrowthTable.of(data));
    }
  }

  @Test
  void drawsNothingOfASeriesWithErrors() {
    GrowthData data = data(Series.ROOMS, ONE, new Step("10", 10, List.of(failed())));
    assertThatThrownBy(() -> GrowthSection.of(data)).isInstanceOf(BenchException.class);
  }
}
