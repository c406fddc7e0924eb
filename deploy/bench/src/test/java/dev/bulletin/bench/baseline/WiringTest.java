package dev.bulletin.bench.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.common.lifecycle.RuntimeConfig;
import dev.bulletin.common.page.Parsing;
import dev.bulletin.gateway.GatewayConfig;
import dev.bulletin.gateway.GatewayMain;
import dev.bulletin.report.ReportConfig;
import dev.bulletin.report.ReportServiceMain;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {
  private final ConfigReader in =
      ConfigReader.of(Map.of("BULLETIN_PG_USER", "reader", "BULLETIN_PG_PASSWORD", "secret"));
  private final GatewayConfig gateway = GatewayMain.SERVICE.settings().apply(in);
  private final ReportConfig reports = ReportServiceMain.SERVICE.settings().apply(in);

  @Test
  void ofTheBaselineKeepsNothingAndHasOneEventLoop() {
    Wiring baseline = Wiring.baseline();
    assertThat(baseline.node(NodeConfig.read(in)).runtime().eventLoops()).isEqualTo(1);
    assertThat(baseline.gateway(gateway).pages().mib()).isZero();
    assertThat(baseline.reports(reports).cache().mib()).isZero();
    assertThat(baseline.gateway(gateway).pg().poolSize()).isEqualTo(4);
    assertThat(baseline.tools().parsing()).isEqualTo(Parsing.EACH_TIME);
  }

  @Test
  void withAllMeasuresIsThatOfTheServices() {
    Wiring all = Wiring.with(Measure.ALL.stream().map(Measure::name).toList());
    NodeConfig node = NodeConfig.read(in);
    assertThat(all.node(node)).isEqualTo(node);
    assertThat(all.gateway(gateway)).isEqualTo(gateway);
    assertThat(all.reports(reports)).isEqualTo(reports);
    assertThat(all.tools().parsing()).isEqualTo(Parsing.ONCE);
    assertThat(all.eventLoops()).isEqualTo(RuntimeConfig.cores());
  }

  @Test
  void knowsMeasuresByName() {
    assertThat(Measure.named("page-cache").without()).contains("for each request");
    assertThatThrownBy(() -> Measure.named("more-cores")).hasMessage("no measure more-cores");
  }
}
