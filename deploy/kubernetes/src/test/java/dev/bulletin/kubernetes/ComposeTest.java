package dev.bulletin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.dashboard.DashboardServiceMain;
import dev.bulletin.gateway.GatewayMain;
import dev.bulletin.realtime.RealtimeServiceMain;
import dev.bulletin.report.ReportServiceMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What deploy/monitoring has for Docker and for Prometheus, held against services and manifests.
 */
class ComposeTest {
  private static final Path MONITORING = Path.of("../monitoring");
  private static final ObjectMapper JSON = new JsonMapper();

  static Stream<Service<?>> services() {
    return Stream.of(
        GatewayMain.SERVICE,
        ReportServiceMain.SERVICE,
        DashboardServiceMain.SERVICE,
        RealtimeServiceMain.SERVICE);
  }

  @ParameterizedTest
  @MethodSource("services")
  void givesAServiceWhatItReadsAndNothingElse(Service<?> service) throws IOException {
    JsonNode container = compose().at("/services/" + service.name());
    Map<String, String> values = Manifest.strings(container.get("environment"));
    ReadSettings<?> read = ReadSettings.of(service, values);
    assertThat(read.problems()).isEmpty();
    assertThat(read.node().cluster().host())
        .isEqualTo(container.at("/networks/default/ipv4_address").textValue());
    assertThat(container.get("image").textValue()).startsWith("bulletin/" + service.name() + ":");
  }

  @ParameterizedTest
  @MethodSource("services")
  void prometheusReadsTheManagementPortOfEachService(Service<?> service) throws IOException {
    Map<String, String> values =
        Manifest.strings(compose().at("/services/" + service.name() + "/environment"));
    int port = ReadSettings.of(service, values).node().management().port();
    List<String> targets =
        Manifest.each(yaml("prometheus/prometheus.yml").get("scrape_configs"))
            .filter(job -> job.get("job_name").textValue().equals(service.name()))
            .map(job -> job.at("/static_configs/0/targets/0").textValue())
            .toList();
    assertThat(targets).containsExactly(service.name() + ":" + port);
  }

  @Test
  void theOperatorHasTheAlertsThatAreTested() throws IOException {
    assertThat(Overlay.PRODUCTION.the("PrometheusRule", "bulletin").at("/spec/groups"))
        .isEqualTo(yaml("prometheus/alerts.yml").get("groups"));
  }

  /** With its anchors and merged maps. */
  private static JsonNode compose() throws IOException {
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    try (var file = Files.newBufferedReader(MONITORING.resolve("compose.yaml"))) {
      return JSON.valueToTree(yaml.load(file));
    }
  }

  private static JsonNode yaml(String file) throws IOException {
    return new YAMLMapper().readTree(MONITORING.resolve(file).toFile());
  }
}
