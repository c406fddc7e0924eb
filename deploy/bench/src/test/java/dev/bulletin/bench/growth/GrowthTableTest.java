package dev.bulletin.bench.growth;

import static dev.bulletin.bench.growth.Samples.data;
import static dev.bulletin.bench.growth.Samples.failed;
import static dev.bulletin.bench.growth.Samples.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.record.RawFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthTableTest {
  private static final Step ONE = new Step("1", 1, List.of(turn(0.02), turn(0.01), turn(0.04)));

  @TempDir private Path folder;

  @Test
  void tellsTheMedianAndTheSpreadOfEachSize() {
    assertThat(GrowthTable.of(data(Series.ROOMS, ONE)))
        .contains("| rooms | CPU time of the servers for each delivery, µs | Deliveries a second |")
        .endsWith(
            "| 1 | 20.00 (10.00–40.00) | 500 (500–500) | 3.00 (3.00–3.00) | 9.00 (9.00–9.00)"
                + " | 512 | 0 |");
  }

  @Test
  void saysHowItWasMeasured() {
    assertThat(GrowthTable.of(data(Series.BODY, ONE)))
        .startsWith("Pages of growing size from the gateway's memory. Nothing else ran. Median")
        .contains("3 rounds of 8 s at each size, after 30 s of warm-up; 99 s in all")
        .contains("2026-11-26, commit 0123456789ab; 2 cores (Some CPU)", "--only body --write");
  }

  @Test
  void refusesASeriesWithOneError() {
    GrowthData data = data(Series.RATE, ONE, new Step("5", 5, List.of(turn(0.1), failed())));
    assertThatThrownBy(() -> GrowthTable.of(data))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("growth-rate")
        .hasMessageContaining("5: 2 errors: {lost=2}");
  }

  @Test
  void refusesSizesAtWhichNothingWasDone() {
    Turn idle = new Turn(0, Map.of(), 2, 0, 0, 0, 0);
    GrowthData data = data(Series.RATE, new Step("1", 1, List.of(idle)));
    assertThatThrownBy(() -> GrowthTable.of(data)).hasMessageContaining("1: nothing was done");
    GrowthData unmeasured = data(Series.RATE, new Step("1", 1, List.of()));
    assertThatThrownBy(() -> GrowthTable.of(unmeasured)).hasMessageContaining("1: not measured");
    GrowthData empty = data(Series.RATE);
    assertThatThrownBy(() -> GrowthTable.of(empty)).isInstanceOf(BenchException.class);
  }

  @Test
  void refusesRequestsThatCostNothingOrTookNoTime() {
    Turn free = new Turn(1_000, Map.of(), 2, 0, 512_000, 3_000, 9_000);
    GrowthData data = data(Series.RATE, new Step("1", 1, List.of(turn(0.1), free)));
    assertThatThrownBy(() -> GrowthTable.of(data)).hasMessageContaining("1: nothing was done");
    Turn timeless = new Turn(1_000, Map.of(), 0, 0.1, 512_000, 3_000, 9_000);
    GrowthData other = data(Series.RATE, new Step("1", 1, List.of(timeless)));
    assertThatThrownBy(() -> GrowthTable.of(other)).hasMessageContaining("1: nothing was done");
  }

  @Test
  void isDrawnFromAFile() throws Exception {
    GrowthData data = data(Series.JVMS, ONE);
    Path file = RawFile.write(folder, data.name(), data.startedAt(), data);
    assertThat(RawFile.read(file, GrowthData.class)).isEqualTo(data);
  }
}
