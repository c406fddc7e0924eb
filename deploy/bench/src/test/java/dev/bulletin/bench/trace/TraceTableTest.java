package dev.bulletin.bench.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.record.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTableTest {
  @TempDir private Path folder;

  @Test
  void isDrawnFromTheFile() throws Exception {
    TraceData data = data(turns());
    Path file = RawFile.write(folder, "traces", data.startedAt(), data);
    assertThat(RawFile.read(file, TraceData.class)).isEqualTo(data);
  }

  @Test
  void comparesEachKindOfRequestWithTheSameWithoutTraces() {
    assertThat(TraceTable.of(data(turns())))
        .contains("2 rounds of 3 s", "`/en/offline`", "2026-11-26, no commit")
        .contains(
            "| read by the API | off | 100.0 (100.0–100.0) | 50.0 (50.0–50.0) | 1.00 (1.00–1.00) |",
            "| read by the API | 100 % | 250.0 (200.0–300.0) | 50.0 (50.0–50.0) |"
                + " 2.00 (1.67–2.33) |");
  }

  @Test
  void drawsNothingFromARunWithErrors() {
    List<Turn> turns = new ArrayList<>(turns());
    turns.add(new Turn(Tracing.OFF, Request.API, 1_000, 1, 0.1, 0.1, 0));
    assertThatThrownBy(() -> TraceTable.of(data(turns)))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("OFF, API: 1 errors of 1000");
  }

  @Test
  void drawsNothingWhereTracesWereNotSentOrThoughTheyWereOff() {
    List<Turn> turns = new ArrayList<>(turns());
    turns.add(new Turn(Tracing.ALL, Request.API, 1_000, 0, 0.1, 0.1, 0));
    turns.add(new Turn(Tracing.OFF, Request.API, 1_000, 0, 0.1, 0.1, 7));
    assertThatThrownBy(() -> TraceTable.of(data(turns)))
        .hasMessageContaining("ALL, API: 0 bytes of spans")
        .hasMessageContaining("OFF, API: 7 bytes of spans");
  }

  private static List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    for (Request request : Request.values()) {
      for (double traced : new double[] {0.2, 0.3}) {
        turns.add(new Turn(Tracing.OFF, request, 1_000, 0, 0.1, 0.05, 0));
        turns.add(new Turn(Tracing.ONE_PERCENT, request, 1_000, 0, 0.1, 0.05, 9));
        turns.add(new Turn(Tracing.ALL, request, 1_000, 0, traced, 0.05, 9));
      }
    }
    return turns;
  }

  private static TraceData data(List<Turn> turns) {
    return new TraceData(
        "traces",
        "2026-11-26T10:00:00Z",
        new Source("no commit", false),
        new Machine(2, "a processor", 8_192, "Linux 6", 0.5),
        "17",
        2,
        3,
        4,
        turns);
  }
}
