package dev.bulletin.bench.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Body;
import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.Round;
import dev.bulletin.bench.realtime.run.Findings;
import dev.bulletin.bench.realtime.run.Row;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Measurement;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.record.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealtimeTableTest {
  private static final Body BODY = new Body(512, "0123456789abcdef");

  @TempDir private Path folder;

  @Test
  void saysWhatWasMeasuredAndWhetherItIsWhatWasWanted() {
    Findings findings =
        new Findings(
            List.of("open files: at most 20000"),
            List.of(
                new Row("delivered", "1,000", "", true),
                new Row("lost", "0", "at most 0", true),
                new Row("p99", "400", "at most 320", false)),
            List.of(),
            List.of());
    assertThat(RealtimeTable.of(data(findings)))
        .startsWith("Ten rooms that all readers are in, for long: 10,000 readers, each in 10 of 10")
        .contains("measured for 600 s after 15 s of warm-up, 650 s in all")
        .contains("2026-11-25, no commit", "open files: at most 20000")
        .contains("| delivered | 1,000 |  |  |")
        .contains("| lost | 0 | at most 0 | yes |")
        .contains("| p99 | 400 | at most 320 | **no** |");
  }

  @Test
  void saysNothingOfAPhaseWhereThereIsNone() {
    Findings nothing = new Findings(List.of(), List.of(), List.of(), List.of());
    assertThat(RealtimeTable.of(data(Scenario.CHURN, nothing)))
        .startsWith("What is left of readers that come and go: 100,000 readers")
        .contains("a tick of 200 ms; 650 s in all")
        .doesNotContain("measured for");
  }

  @Test
  void comparesByPairs() {
    assertThat(RealtimeTable.of(data(compared(0))))
        .contains("| realtime-service, plain: CPU seconds per million deliveries | 6.00")
        .contains("| SockJSHandler beside plain: CPU seconds per million deliveries | 10.00")
        .contains("| the first by the second, by pairs | 0.60 (0.60–0.60) | at most 0.75 | yes |");
  }

  @Test
  void refusesToCompareWhereSomethingWasLost() {
    RealtimeData data = data(compared(3));
    assertThatThrownBy(() -> RealtimeTable.of(data))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("lost");
  }

  @Test
  void comparesWithEachOtherAndSaysWhatIsWanted() {
    List<Round> rounds =
        List.of(round("realtime-service", 0.6, 0), round("ws", 1, 0), round("Socket.IO", 2, 0));
    Findings findings =
        new Findings(
            List.of(),
            List.of(new Row("Centrifuge", "NOT RUN: no Go here", "", true)),
            List.of(),
            List.of(
                against("ws", rounds, Map.of("most", "0.5")),
                against("Socket.IO", rounds, Map.of())));
    assertThat(RealtimeTable.of(data(Scenario.FIELD_ROOMS, findings)))
        .endsWith(
            """
            | what | figure | wanted | met |
            | --- | --- | --- | --- |
            | realtime-service: CPU seconds per million deliveries | 6.00 (6.00–6.00) |  |  |
            | ws: CPU seconds per million deliveries | 10.00 (10.00–10.00) |  |  |
            | Socket.IO: CPU seconds per million deliveries | 20.00 (20.00–20.00) |  |  |
            | realtime-service by ws, by pairs | 0.60 (0.60–0.60) | at most 0.50 | **no** |
            | realtime-service by Socket.IO, by pairs | 0.30 (0.30–0.30) |  |  |
            | Centrifuge | NOT RUN: no Go here |  |  |""");
  }

  private static Measurement against(String other, List<Round> rounds, Map<String, String> labels) {
    List<Round> both =
        rounds.stream()
            .filter(round -> Set.of("realtime-service", other).contains(round.side()))
            .toList();
    Comparison comparison = new Comparison("realtime-service", other, new Plan(1, 1, 1), both);
    return new Measurement(labels, List.of(), comparison);
  }

  @Test
  void refusesToCompareWithOthersWhereSomethingWasLost() {
    List<Round> rounds = List.of(round("realtime-service", 0.6, 0), round("ws", 1, 1));
    Findings findings =
        new Findings(List.of(), List.of(), List.of(), List.of(against("ws", rounds, Map.of())));
    RealtimeData data = data(Scenario.FIELD_ROOMS, findings);
    assertThatThrownBy(() -> RealtimeTable.of(data))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("lost");
  }

  @Test
  void isDrawnFromAFile() throws Exception {
    RealtimeData data = data(compared(0));
    Path file = RawFile.write(folder, data.name(), data.startedAt(), data);
    assertThat(RealtimeTable.of(RawFile.read(file, RealtimeData.class)))
        .isEqualTo(RealtimeTable.of(data));
  }

  private static Findings compared(long lost) {
    List<Round> rounds =
        List.of(round("realtime-service", 0.6, lost), round("SockJSHandler", 1, 0));
    Comparison comparison =
        new Comparison("realtime-service", "SockJSHandler", new Plan(1, 1, 1), rounds);
    Measurement measurement = new Measurement(Map.of("dialect", "plain"), List.of(), comparison);
    return new Findings(List.of(), List.of(), List.of(), List.of(measurement));
  }

  private static Round round(String side, double cpuSeconds, long lost) {
    return new Round(
        side,
        1,
        100_000,
        Map.of("lost", lost),
        1,
        cpuSeconds,
        List.of(),
        100_000_000,
        1,
        2,
        BODY,
        BODY);
  }

  private static RealtimeData data(Findings findings) {
    return data(Scenario.CROWD, findings);
  }

  private static RealtimeData data(Scenario scenario, Findings findings) {
    return new RealtimeData(
        scenario.mark(),
        "2026-11-25T18:00:00Z",
        new Source("no commit", false),
        new Machine(2, "a processor", 8_192, "Linux 6", 0.5),
        "17",
        scenario.label(),
        scenario.setting(),
        650,
        findings);
  }
}
