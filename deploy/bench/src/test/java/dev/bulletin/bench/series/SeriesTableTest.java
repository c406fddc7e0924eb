package dev.bulletin.bench.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.record.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesTableTest {
  private static final List<Double> MILLIS =
      IntStream.rangeClosed(1, 200).mapToObj(i -> i / 10.0).toList();
  private static final SeriesData DATA =
      new SeriesData(
          "2026-11-25T10:15:00Z",
          new Source("no commit", true),
          new Machine(2, "processor", 2048, "Linux", 0.5),
          "17.0.15",
          50,
          30,
          26_266_950,
          301.4,
          99.6,
          2_345,
          500,
          List.of(new SeriesData.Reads("30 days, warm", MILLIS)));

  @TempDir private Path folder;

  @Test
  void isDrawnFromTheFile() throws Exception {
    Path file = RawFile.write(folder, "series", DATA.startedAt(), DATA);
    assertThat(RawFile.read(file, SeriesData.class)).isEqualTo(DATA);
  }

  @Test
  void showsWhatWasMeasured() {
    assertThat(SeriesTable.of(DATA))
        .contains("26,266,950 samples: 50 series, one every 5 s for 30 days, 2,345 MiB")
        .contains("written in 301 s, rolled up in 100 s")
        .contains("| 30 days, warm | 200 | 10.0 | 19.8 | 20.0 |");
  }
}
