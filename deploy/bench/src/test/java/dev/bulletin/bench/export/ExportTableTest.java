package dev.bulletin.bench.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportTableTest {
  @Test
  void showsEachRunUnderItsConditions() {
    var data =
        new ExportData(
            "export-memory",
            "2026-11-25T18:00:00Z",
            new Source("no commit", false),
            new Machine(2, "a processor", 8_192, "Linux 6", 0.5),
            256,
            16,
            List.of(run(10_000, 10_000), run(100_000, 99_999)));
    assertThat(ExportTable.of(data))
        .contains("`-Xmx256m`", "at most 16 MiB a second", "2026-11-25, no commit")
        .contains("| 10,000 | 10,000 | 2 | 3.5 | 140 | 61 | 300 |")
        .contains("| 100,000 | 99,999 |");
    assertThat(data.runs()).extracting(ExportRun::isComplete).containsExactly(true, false);
  }

  private static ExportRun run(int reports, long lines) {
    return new ExportRun(reports, lines, 2 << 20, 3.5, 140, 61, 300, List.of("-Xmx256m"));
  }
}
