package dev.bulletin.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.bulletin.contract.dashboard.SeriesPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineChartTest {
  private static final Instant FROM = Instant.parse("2026-11-23T09:00:00Z");
  private static final Window WINDOW = new Window(FROM, FROM.plus(Duration.ofHours(1)));
  private static final Box BOX = new Box(0, 0, 60, 100);
  private static final Scale SCALE = new Scale(0, 50, 2);

  /** The page's script is held to the same scales. */
  @ParameterizedTest
  @CsvSource({
    "0, 100, 1, 0, 50, 2",
    "95210, 97990, 1, 95000, 1000, 3",
    "0.21, 0.34, 1, 0.2, 0.05, 3",
    "-3, 3, 1, -4, 2, 4",
    "41, 41, 1, 41, 0.5, 1",
    "0, 0, 1, 0, 1, 1",
    "3000, 9000, 1024, 2048, 2048, 4"
  })
  void choosesRoundValuesAroundWhatItShows(
      double lowest, double highest, double unit, double low, double step, int steps) {
    Scale scale = Scale.around(lowest, highest, unit);
    assertThat(scale.low()).isCloseTo(low, offset(1e-12));
    assertThat(scale.step()).isCloseTo(step, offset(1e-12));
    assertThat(scale.steps()).isEqualTo(steps);
  }

  @Test
  void drawsALineByTimeAndValue() {
    assertThat(Outline.of(points(0, 30, 60), WINDOW, SCALE, BOX))
        .isEqualTo("M0 100h0.01L30 70L60 40");
  }

  @Test
  void leavesAGapWhereTheSeriesWasSilent() {
    assertThat(Outline.of(points(0, 1, 2, 3, 50, 51), WINDOW, SCALE, BOX))
        .isEqualTo("M0 100h0.01L1 99L2 98L3 97M50 50h0.01L51 49");
  }

  @Test
  void joinsWhatComesSeldomButEvenly() {
    assertThat(Outline.of(points(0, 25, 50), WINDOW, SCALE, BOX)).doesNotContainPattern("M.*M");
  }

  @Test
  void tellsTheScriptSecondsAndValues() {
    assertThat(Outline.data(points(0, 30), WINDOW)).isEqualTo("0,0 1800,30");
  }

  @Test
  void asksForTheSameWithinAMinuteAndForMoreInTheNext() {
    Duration day = Duration.ofDays(1);
    Window first = Window.until(Instant.parse("2026-11-23T09:10:00Z"), day);
    assertThat(Window.until(Instant.parse("2026-11-23T09:10:59.9Z"), day)).isEqualTo(first);
    assertThat(Window.until(Instant.parse("2026-11-23T09:11:00Z"), day)).isNotEqualTo(first);
    assertThat(first.to()).isEqualTo(Instant.parse("2026-11-23T09:11:00Z"));
  }

  @Test
  void hasAnAxisForEachOfTwoUnits() {
    var line = new LineChart.Line("USDT", points(0, 30));
    var other = new LineChart.Line("%", points(0, 30));
    assertThat(LineChart.of(WINDOW, Range.HOUR, List.of(line, other)).axes()).isEqualTo(2);
    assertThat(LineChart.of(WINDOW, Range.HOUR, List.of(line, line)).axes()).isEqualTo(1);
  }

  /** Each with its minute as its value. */
  private static List<SeriesPoint> points(Integer... minutes) {
    return Stream.of(minutes)
        .map(
            minute ->
                new SeriesPoint(FROM.plus(Duration.ofMinutes(minute)), BigDecimal.valueOf(minute)))
        .toList();
  }
}
