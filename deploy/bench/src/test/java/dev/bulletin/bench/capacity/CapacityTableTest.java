package dev.bulletin.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.record.RawFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityTableTest {
  private static final CapacityData DATA = Samples.data(Samples.suite(), Samples.sockets());

  @TempDir private Path folder;

  @Test
  void isDrawnFromTheFile() throws Exception {
    Path file = RawFile.write(folder, "capacity", DATA.startedAt(), DATA);
    assertThat(RawFile.read(file, CapacityData.class)).isEqualTo(DATA);
  }

  @Test
  void tellsCostsAndWhatFollows() {
    assertThat(CapacityTable.of(DATA, Samples.assumptions(100)))
        .contains("commit 012345678901; 2 cores (A processor)", "each service with -Xmx256m; 240 s")
        .contains("| page from memory | 1,000 | 10,000 | 20.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 |")
        .contains("| PostgreSQL | 20 | 100 | 0.500 |")
        .contains("| heap of a socket, KiB | 10.2 |")
        .contains("| 100 | 10 | 20,000 | 1.0 | 8.90 | 8.94 |")
        .contains("| what | 10,000 readers | 1,000,000 readers |")
        .contains("extrapolated in proportion from one instance of each service and 1,000 sockets")
        .contains("With 1,000,000 readers the bottleneck is ");
  }

  @Test
  void refusesARunWithErrors() {
    Operation failed = new Operation(Operation.PAGE, 10, 1, 1, 10, Map.of());
    SuiteCosts suite =
        new SuiteCosts(Samples.suite().atRest(), 4, 100_000, List.of(failed), List.of());
    CapacityData data = Samples.data(suite, Samples.sockets());
    assertThatThrownBy(() -> CapacityTable.of(data, Samples.assumptions(100)))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("1 errors");
  }
}
