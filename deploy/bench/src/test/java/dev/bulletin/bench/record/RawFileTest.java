package dev.bulletin.bench.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.Rounds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawFileTest {
  @TempDir private Path folder;

  @Test
  void readsBackWhatItHasWritten() throws Exception {
    RawData data = data(0.02);
    assertThat(RawFile.read(RawFile.write(folder.resolve("raw"), data))).isEqualTo(data);
  }

  @Test
  void namesTheFileAfterTheRun() throws Exception {
    assertThat(RawFile.write(folder, data(0.02))).hasFileName("page-cpu-2026-11-23T101500Z.json");
  }

  @Test
  void writesDerivedFiguresForReaders() throws Exception {
    assertThat(Files.readString(RawFile.write(folder, data(0.02))))
        .contains("\"cpuMicrosPerOperation\" : 20.0")
        .contains("\"rate\" : 500.0")
        .contains("\"refusals\" : [ ]");
  }

  @Test
  void keepsTheReasonsOfARefusedRun() throws Exception {
    assertThat(RawFile.read(RawFile.write(folder, data(0))).refusals())
        .containsExactly("{jdk=17}: a round 1: no CPU time counted");
  }

  private static RawData data(double cpuSeconds) {
    var rounds = List.of(Rounds.sound("a", 1, cpuSeconds), Rounds.sound("b", 1, 0.01));
    var comparison = new Comparison("a", "b", new Plan(1, 2, 10), rounds);
    var server = new Server("a", "1.0", 3, "1024", List.of("-Xmx1g"));
    return new RawData(
        "page-cpu",
        "2026-11-23T10:15:00Z",
        new Source("no commit", true),
        new Machine(2, "processor", 2048, "Linux", 0.5),
        Map.of("wrk", "wrk 4"),
        List.of("nothing else ran"),
        List.of(new Measurement(Map.of("jdk", "17"), List.of(server), comparison)));
  }
}
