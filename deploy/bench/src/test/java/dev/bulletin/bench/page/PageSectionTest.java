package dev.bulletin.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.Rounds;
import dev.bulletin.bench.chart.BarChart;
import dev.bulletin.bench.chart.BarChart.Bar;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Measurement;
import dev.bulletin.bench.record.RawData;
import dev.bulletin.bench.record.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageSectionTest {
  @Test
  void drawsBothSidesAndTheirRatioBesideThePromise() {
    var charts = PageSection.of(data(0.02)).charts();
    assertThat(((BarChart) charts.get(0)).bars())
        .extracting(Bar::name, bar -> bar.figure().median())
        .containsExactly(tuple("gateway, gzip, JDK 17", 20.0), tuple("nginx, gzip, JDK 17", 10.0));
    Bar ratio = ((BarChart) charts.get(1)).bars().get(0);
    assertThat(ratio.figure().median()).isEqualTo(2);
    assertThat(ratio.promised().orElseThrow().figure()).isEqualTo(1.5);
  }

  @Test
  void drawsTheGatewayOnceAndNoRatioToABareServer() {
    RawData both =
        data(List.of(measurement("nginx", 0.02, 0.01), measurement("bare Vert.x", 0.02, 0.015)));
    var charts = PageSection.of(both).charts();
    assertThat(((BarChart) charts.get(0)).bars())
        .extracting(Bar::name)
        .containsExactly(
            "gateway, gzip, JDK 17", "nginx, gzip, JDK 17", "bare Vert.x, gzip, JDK 17");
    assertThat(((BarChart) charts.get(1)).bars()).hasSize(1);
  }

  @Test
  void drawsNothingOfARefusedRun() {
    RawData refused = data(0);
    assertThatThrownBy(() -> PageSection.of(refused))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("no CPU time counted");
  }

  private static RawData data(double cpuSeconds) {
    return data(List.of(measurement("nginx", cpuSeconds, 0.01)));
  }

  private static Measurement measurement(String other, double cpuSeconds, double itsSeconds) {
    var comparison =
        new Comparison(
            "gateway",
            other,
            new Plan(1, 2, 10),
            List.of(Rounds.sound("gateway", 1, cpuSeconds), Rounds.sound(other, 1, itsSeconds)));
    Map<String, String> labels =
        Map.of("jdk", "17", "page", "/en/reports/a", "encoding", "gzip", "bytes", "4367");
    return new Measurement(labels, List.of(), comparison);
  }

  private static RawData data(List<Measurement> measurements) {
    return new RawData(
        "page-cpu",
        "2026-11-23T10:15:00Z",
        new Source("no commit", false),
        new Machine(2, "a processor", 2048, "Linux 6", 0.5),
        Map.of(),
        List.of(),
        measurements);
  }
}
