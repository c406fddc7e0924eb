package dev.bulletin.bench.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
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

class MixedTableTest {
  private static final Turn SLOW = turn(1_000, 20_000, 4, Map.of());
  private static final Turn FAST = turn(7_000, 4_000, 2, Map.of());

  @TempDir private Path folder;

  @Test
  void isDrawnFromTheFile() throws Exception {
    MixedData data = data(SLOW, FAST);
    Path file = RawFile.write(folder, "mixed", data.startedAt(), data);
    assertThat(RawFile.read(file, MixedData.class)).isEqualTo(data);
  }

  @Test
  void comparesBothSidesWithWhatWasPromised() {
    assertThat(MixedTable.of(data(SLOW, FAST)))
        .contains("| (a) requests a second | 100 (100–100) | 700 (700–700) | 7.00 (7.00–7.00) |")
        .contains("| at least 6 | yes |")
        .contains("| (b) p50, ms | 20.00 (20.00–20.00) | 4.00 (4.00–4.00) |")
        .contains("| page hit | 75.0 | 75.0 |")
        .contains("35 % report", "5 % write");
  }

  @Test
  void saysWhatWasNotReached() {
    assertThat(MixedTable.of(data(SLOW, SLOW))).contains("| at least 6 | **no** |");
  }

  @Test
  void refusesARunWithOneError() {
    Turn failed = turn(1_000, 1, 1, Map.of("REPORT: status 500", 1L));
    assertThatThrownBy(() -> MixedTable.of(data(SLOW, failed)))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("[a, b]: {REPORT: status 500=1}");
  }

  private static Turn turn(long answers, double micros, double cpu, Map<String, Long> failures) {
    Loaded loaded =
        new Loaded(answers, Map.of(Kind.REPORT, answers), failures, 10, 1, micros, micros);
    Part part = new Part(loaded, cpu, 1, 100, 50, Map.of("page hit", 3.0, "page load", 1.0));
    return new Turn(part, part);
  }

  private static MixedData data(Turn baseline, Turn measured) {
    return new MixedData(
        "mixed",
        "2026-11-26T10:00:00Z",
        new Source("0123456789012345678901234567890123456789", false),
        new Machine(2, "A processor", 2_048, "Linux 6", 0.5),
        "17",
        "-Xmx512m",
        1_000,
        32,
        1,
        10,
        60,
        100,
        List.of(new Pair(List.of("a", "b"), 50, List.of(baseline), List.of(measured))));
  }
}
