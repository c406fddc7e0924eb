package dev.bulletin.bench.lighthouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.record.Source;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LighthouseTableTest {
  @TempDir private Path folder;

  @Test
  void isDrawnFromTheFile() throws Exception {
    LighthouseData data = data(look("home", 1, 97, 100, ""));
    Path file = RawFile.write(folder, "lighthouse", data.startedAt(), data);
    assertThat(RawFile.read(file, LighthouseData.class)).isEqualTo(data);
  }

  @Test
  void showsTheMedianOfEachPageAndWhetherItIsWhatIsWanted() {
    LighthouseData data =
        data(
            look("home", 1, 93, 100, ""),
            look("home", 2, 99, 100, ""),
            look("home", 3, 96, 100, ""),
            look("a report", 1, 94, 100, ""));
    assertThat(LighthouseTable.of(data))
        .contains("Lighthouse 12.8.2 as on a phone", "of 3 looks at each page")
        .contains("2026-11-26, no commit", "Chrome 153.0.1, Node 20.1.0")
        .contains("| home | 96 (93–99) | 100 | 100 | 100 | 900 (900–900) |", "| 60 | yes |")
        .contains("| a report | 94 (94–94) | 100 | 100 | 100 |", "| 60 | no |");
  }

  @Test
  void namesWhatKeepsAPageFromAHundred() {
    assertThat(LighthouseTable.of(data(look("home", 1, 100, 96, ""))))
        .contains("| no accessibility: target-size |");
  }

  @Test
  void refusesALookThatSawNothing() {
    assertThat(data(look("home", 2, 0, 0, "no first paint")).errors())
        .containsExactly("home, round 2: no first paint");
  }

  private static Look look(
      String page, int round, int performance, int accessibility, String error) {
    return new Look(
        page,
        round,
        "12.8.2",
        "Chrome/153.0.1",
        "v20.1.0",
        error,
        performance,
        accessibility,
        100,
        100,
        900,
        1_000,
        10,
        0.001,
        60 * 1024,
        accessibility < 100 ? List.of("accessibility: target-size") : List.of());
  }

  private static LighthouseData data(Look... looks) {
    return new LighthouseData(
        "lighthouse",
        "2026-11-26T18:00:00Z",
        new Source("no commit", false),
        new Machine(2, "a processor", 8_192, "Linux 6", 0.5),
        List.of(looks));
  }
}
