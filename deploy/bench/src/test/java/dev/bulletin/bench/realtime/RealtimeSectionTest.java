package dev.bulletin.bench.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.Body;
import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.Round;
import dev.bulletin.bench.chart.BarChart;
import dev.bulletin.bench.chart.BarChart.Bar;
import dev.bulletin.bench.chart.Chart;
import dev.bulletin.bench.realtime.run.Findings;
import dev.bulletin.bench.realtime.run.Phase;
import dev.bulletin.bench.realtime.run.Times;
import dev.bulletin.bench.realtime.server.Reading;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Measurement;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.record.Source;
import dev.bulletin.bench.report.section.Kind;
import dev.bulletin.bench.report.section.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealtimeSectionTest {
  private static final Body BODY = new Body(512, "0123456789abcdef");

  @TempDir private Path folder;

  @Test
  void drawsThePhasesOfTheSameNameAsOneBar() {
    Section section =
        RealtimeSection.of(
            data(findings(List.of(phase("told", 2), phase("told", 4), phase("idle", 0)))));
    assertThat(section.charts())
        .extracting(Chart::title)
        .containsExactly(
            "CPU seconds per million deliveries",
            "p50 from due to there, ms",
            "p99 from due to there, ms");
    assertThat(bars(section.charts().get(0))).extracting(Bar::name).containsExactly("told");
    assertThat(bars(section.charts().get(0)).get(0).figure().max()).isEqualTo(4);
    assertThat(bars(section.charts().get(2)).get(0).figure().median()).isEqualTo(9);
  }

  @Test
  void drawsBothSidesOfWhatIsCompared() {
    Comparison comparison =
        new Comparison(
            "realtime-service",
            "SockJSHandler",
            new Plan(1, 1, 1),
            List.of(round("realtime-service", 0.6), round("SockJSHandler", 1)));
    Measurement measurement = new Measurement(Map.of("dialect", "plain"), List.of(), comparison);
    Findings findings = new Findings(List.of(), List.of(), List.of(), List.of(measurement));
    assertThat(bars(RealtimeSection.of(data(findings)).charts().get(0)))
        .extracting(Bar::name)
        .containsExactly("realtime-service, plain", "SockJSHandler, plain");
  }

  @Test
  void drawsOursOnceWhereItIsComparedWithSeveral() {
    Findings findings =
        new Findings(List.of(), List.of(), List.of(), List.of(against("ws"), against("Socket.IO")));
    assertThat(bars(RealtimeSection.of(data(findings)).charts().get(0)))
        .extracting(Bar::name)
        .containsExactly("realtime-service", "ws", "Socket.IO");
  }

  private static Measurement against(String other) {
    return new Measurement(
        Map.of("most", "0.5"),
        List.of(),
        new Comparison(
            "realtime-service",
            other,
            new Plan(1, 1, 1),
            List.of(round("realtime-service", 0.6), round(other, 1))));
  }

  @Test
  void isDrawnFromTheFileOfEachScenario() throws Exception {
    RealtimeData data = data(findings(List.of(phase("told", 2))));
    Path file = RawFile.write(folder, data.name(), data.startedAt(), data);
    Kind kind =
        RealtimeSection.kinds().filter(k -> k.name().equals(data.name())).findFirst().orElseThrow();
    assertThat(kind.command()).isEqualTo("deploy/bench/realtime --scenario crowd");
    assertThat(kind.drawing().of(file).text()).isEqualTo(RealtimeTable.of(data));
    assertThat(RealtimeSection.kinds()).hasSameSizeAs(Scenario.values());
  }

  private static List<Bar> bars(Chart chart) {
    return ((BarChart) chart).bars();
  }

  private static Findings findings(List<Phase> phases) {
    return new Findings(List.of(), List.of(), phases, List.of());
  }

  /** CPU seconds for a million deliveries. */
  private static Phase phase(String name, double perMillion) {
    long delivered = perMillion == 0 ? 0 : 1_000_000;
    Times times = new Times(1, 5, 8, 9, 10, 11);
    return new Phase(
        name,
        0.5,
        10,
        1_000,
        1_000,
        delivered,
        delivered,
        1_000,
        1_000,
        512_000,
        0,
        0,
        Map.of(),
        Map.of(),
        times,
        times,
        times,
        1,
        new Reading(perMillion / 2, perMillion / 2, 1, Map.of()));
  }

  private static Round round(String side, double cpuSeconds) {
    return new Round(
        side, 1, 100_000, Map.of(), 1, cpuSeconds, List.of(), 100_000_000, 1, 2, BODY, BODY);
  }

  private static RealtimeData data(Findings findings) {
    return new RealtimeData(
        Scenario.CROWD.mark(),
        "2026-11-25T18:00:00Z",
        new Source("no commit", false),
        new Machine(2, "a processor", 8_192, "Linux 6", 0.5),
        "17",
        Scenario.CROWD.label(),
        Scenario.CROWD.setting(),
        650,
        findings);
  }
}
