package dev.bulletin.bench.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.mixed.MixedData.Pair;
import dev.bulletin.bench.mixed.MixedData.Peak;
import dev.bulletin.bench.mixed.MixedData.Peaks;
import dev.bulletin.bench.mixed.MixedData.Turn;
import dev.bulletin.bench.record.RawFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixedTableTest {
  private static final Turn SLOW = Measured.turn(1_000, 2_000, 4, 100, Map.of());
  private static final Turn FAST = Measured.turn(7_000, 400, 2, 5, Map.of());

  @TempDir private Path folder;

  @Test
  void isDrawnFromTheFile() throws Exception {
    MixedData data = Measured.data(SLOW, FAST);
    Path file = RawFile.write(folder, "mixed", data.startedAt(), data);
    assertThat(RawFile.read(file, MixedData.class)).isEqualTo(data);
  }

  @Test
  void comparesBothSidesWithWhatWasPromised() {
    assertThat(MixedTable.of(Measured.data(SLOW, FAST)))
        .startsWith("# The promises, measured")
        .contains("| (a) requests a second | 100 (100–100) | 700 (700–700) | 7.00 (7.00–7.00) |")
        .contains("| at least 6.00 | yes |")
        .contains("ms | 2.00 (2.00–2.00) | 0.40 (0.40–0.40) | 0.20 (0.20–0.20) |")
        .contains("| page hit | 75.0 | 75.0 |")
        .contains("35 % report", "5 % write");
  }

  @Test
  void tellsWhatEachSideAllocatesAndTakes() {
    assertThat(MixedTable.of(Measured.data(SLOW, FAST)))
        .contains("KiB | 8.0 (8.0–8.0) | 1.1 (1.1–1.1) | 0.14 (0.14–0.14) |")
        .contains("MiB | 400 (400–400) | 200 (200–200) | 0.50 (0.50–0.50) |");
  }

  @Test
  void judgesTheReadsOfTheSecondSideByThemselves() {
    assertThat(MixedTable.of(Measured.data(SLOW, FAST)))
        .contains("| 90.0 (90.0–90.0) | 99.9 (99.9–99.9) | 99.9 % (99.9 %–99.9 %) |");
  }

  @Test
  void tellsReadsAndWritesApart() {
    assertThat(MixedTable.of(Measured.data(SLOW, FAST)))
        .contains("| p99 of reads, ms | 2.00 (2.00–2.00) | 0.40 (0.40–0.40) | 0.20 (0.20–0.20) |")
        .contains("| p99 of writes, ms | – | – | – |");
  }

  @Test
  void tellsEachKindOfAllRoundsTogether() {
    Turn other = Measured.turn(3_000, 1_000, 4, 100, Map.of());
    assertThat(MixedTable.of(Measured.data(List.of(SLOW, other), List.of(FAST, FAST))))
        .contains("| report | 4,000 | 1.00 | 2.00 | 14,000 | 0.40 | 0.40 |")
        .contains("| write | 0 | – | – | 0 | – | – |");
  }

  @Test
  void tellsOfAMeasureAloneWhatItMoves() {
    Pair all = Measured.data(SLOW, FAST).all();
    Turn same = Measured.turn(1_000, 400, 4, 100, Map.of());
    Pair alone = Measured.pair(List.of("brotli"), List.of(SLOW), List.of(same));
    assertThat(MixedTable.of(Measured.run(List.of(all, alone))))
        .contains("| measure alone | (a) rate | (b) p50 | (b) p99 |")
        .contains("| brotli | · | 0.20 | 0.20 | · | 0.50 | · | · | · |");
  }

  @Test
  void tellsNothingOfAMeasureWhoseRoundsAreAmongTheBaselines() {
    Turn between = Measured.turn(1_500, 1_000, 4, 100, Map.of());
    Pair alone = Measured.pair(List.of("brotli"), List.of(SLOW, FAST), List.of(between, between));
    assertThat(MixedTable.of(Measured.run(List.of(Measured.data(SLOW, FAST).all(), alone))))
        .contains("| brotli | · | · | · |");
  }

  @Test
  void tellsWhereTheTimeInPostgreSqlWent() {
    assertThat(MixedTable.of(Measured.data(SLOW, FAST)))
        .contains("| baseline | 3.0 | 1,500 | 2.00 | `SELECT a` |");
  }

  @Test
  void saysWhatWasNotReached() {
    assertThat(MixedTable.of(Measured.data(SLOW, SLOW))).contains("| at least 6.00 | **no** |");
  }

  @Test
  void refusesARunWithOneError() {
    Turn failed = Measured.turn(1_000, 1, 1, 0, Map.of("REPORT: status 500", 1L));
    assertThatThrownBy(() -> MixedTable.of(Measured.data(SLOW, failed)))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("[a, b]: {REPORT: status 500=1}");
  }

  @Test
  void tellsNoFigureOfAMeasureAloneWithErrors() {
    Turn failed = Measured.turn(1_000, 1, 1, 0, Map.of("SEARCH: status 503", 36L));
    Pair sound = Measured.pair(List.of("brotli"), List.of(SLOW), List.of(FAST));
    Pair refused = Measured.pair(List.of("connections"), List.of(failed), List.of(FAST));
    Pair all = Measured.data(SLOW, FAST).all();
    assertThat(MixedTable.of(Measured.run(List.of(all, sound, refused))))
        .contains("| brotli |")
        .contains("Not told, for there were errors: connections: baseline: {SEARCH: status 503=36}")
        .doesNotContain("| connections | 7.00");
  }

  @Test
  void refusesARunWithAnErrorAfterAStartAnew() {
    MixedData sound = Measured.data(SLOW, FAST);
    Peak failed = Measured.peak(200, Map.of("HOME: status 503", 1L));
    Peaks peaks = new Peaks(Measured.peak(400, Map.of()), failed);
    assertThatThrownBy(() -> MixedTable.of(Measured.with(sound, peaks)))
        .hasMessageContaining("[a, b], started anew: {HOME: status 503=1}");
  }
}
