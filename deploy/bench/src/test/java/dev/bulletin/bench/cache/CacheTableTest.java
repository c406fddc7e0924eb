package dev.bulletin.bench.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.record.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTableTest {
  private static final CacheData DATA =
      new CacheData(
          "2026-11-25T10:15:00Z",
          new Source("no commit", true),
          new Machine(2, "processor", 2048, "Linux", 0.5),
          "17.0.15",
          List.of(new CacheData.Hit("the same question", 2, 151.4, 3.2, 72)),
          List.of(
              new CacheData.Cold("one node", 1_000, List.of(1, 1)),
              new CacheData.Cold("three", 1_000, List.of(1, 3, 2))),
          new CacheData.Zipf(
              10_000,
              2_000,
              8_132,
              100,
              1_000,
              2,
              Map.of("l1", 801L, "l2", 170L, "wait", 1L, "load", 28L)));

  @TempDir private Path folder;

  @Test
  void isDrawnFromTheFile() throws Exception {
    Path file = RawFile.write(folder, "cache", DATA.startedAt(), DATA);
    assertThat(file).hasFileName("cache-2026-11-25T101500Z.json");
    assertThat(RawFile.read(file, CacheData.class)).isEqualTo(DATA);
  }

  @Test
  void showsWhatWasMeasured() {
    assertThat(CacheTable.of(DATA))
        .contains("| the same question | 2 | 151 | 3 | 72 |")
        .contains("| 1,000 on one node | 2 | 1 |")
        .contains("| 1,000 on three | 3 | 1 to 3 |")
        .contains("| from memory | 80.1 % |")
        .contains("| from memory or Redis | 97.1 % |")
        .contains("| by loading | 2.8 % |")
        .contains("| stale, missing or not at all | 0.0 % |")
        .contains("memory answers 83.6 %");
  }
}
