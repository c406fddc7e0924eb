package dev.bulletin.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.record.Source;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupTableTest {
  private static final StartupData DATA = data();

  @TempDir private Path folder;

  @Test
  void isDrawnFromTheFile() throws Exception {
    Path file = RawFile.write(folder, "startup", DATA.startedAt(), DATA);
    assertThat(RawFile.read(file, StartupData.class)).isEqualTo(DATA);
  }

  @Test
  void saysOfEachServiceWhetherItWasAlwaysReadyInTime() {
    assertThat(StartupTable.of(DATA))
        .contains("2026-11-26, no commit", "`-XX:MaxRAM=512m`", "options of the image: `-Xa -Db=c`")
        .contains("| gateway | 2900 (2800–3000) | no | 2000 (2000–2000) | 150 (150–150) |")
        .contains("| report-service | 2900 (2800–2999) | yes |");
  }

  @Test
  void takesDifferencesPairByPair() {
    assertThat(StartupTable.of(DATA))
        .contains("| report-service with one thing changed |")
        .contains("| odd: `-Xodd -Xother` | +100 (-50–+300) | +0 (+0–+0) | +0 (+0–+0) |");
  }

  @Test
  void changesOneThingAtATimeForEachJava() {
    assertThat(names(17)).doesNotHaveDuplicates().containsAll(names(25));
    assertThat(Variant.of(17).get(0).options().toString()).contains("SharedArchiveFile");
    assertThat(Variant.of(25).get(0).options().toString()).contains("AOTMode");
  }

  private static List<String> names(int java) {
    return Variant.of(java).stream().map(Variant::name).toList();
  }

  private static Start start(long millis) {
    return new Start(millis, 2_000, 150);
  }

  private static List<Start> starts(long... millis) {
    return Arrays.stream(millis).mapToObj(StartupTableTest::start).toList();
  }

  private static StartupData data() {
    var odd = new Variant("odd", List.of("-Xodd", "-Xother"));
    return new StartupData(
        "startup",
        "2026-11-26T18:00:00Z",
        new Source("no commit", false),
        new Machine(2, "a processor", 8_192, "Linux 6", 0.5),
        512,
        List.of(
            new StartupData.Image(
                "17.0.1",
                Map.of(
                    "gateway", starts(2_800, 2_900, 3_000),
                    "report-service", starts(2_800, 2_900, 2_999)),
                "report-service",
                List.of("-Xa", "-Db=c"),
                List.of(new Pairs(odd, starts(1_000, 1_000, 1_000), starts(950, 1_100, 1_300))))));
  }
}
