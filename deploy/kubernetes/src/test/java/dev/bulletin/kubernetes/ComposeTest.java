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
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
  private static final Path COMPOSE = MONITORING.resolve("compose.yaml");
  private static final ObjectMapper JSON = new JsonMapper();

  static Stream<Service<?>> services() {
    return Stream.of(
        GatewayMain.SERVICE,
        ReportServiceMain.SERVICE,
        DashboardServiceMain.SERVICE,
        RealtimeServiceMain.SERVICE);
  }

  @Test
  void isAComposeFile() {
    assertThat(NodeTools.checkCompose(COMPOSE)).isEqualTo("[]");
  }

  @Test
  void refusesWhatComposeDoesNotKnow() throws IOException {
    Path odd = Path.of("target/odd-compose.yaml");
    Files.writeString(
        odd, Files.readString(COMPOSE).replace("stop_grace_period:", "grace_period:"));
    assertThat(NodeTools.checkCompose(odd)).contains("/services/gateway", "grace_period");
  }

  @Test
  void namesNothingThatIsNotThere() throws IOException {
    JsonNode compose = compose();
    Set<String> services = Manifest.names(compose.get("services"));
    for (JsonNode service : compose.get("services")) {
      assertThat(services).containsAll(Manifest.names(service.path("depends_on")));
      assertThat(Manifest.names(compose.get("configs"))).containsAll(configs(service));
      assertThat(Manifest.each(service.path("volumes")).map(ComposeTest::source))
          .allMatch(from -> compose.get("volumes").has(from) || isThere(from));
    }
    assertThat(Manifest.each(compose.get("configs")).filter(config -> config.has("file")))
        .isNotEmpty()
        .allMatch(config -> isThere(config.get("file").textValue()));
  }

  private static List<String> configs(JsonNode service) {
    return Manifest.each(service.path("configs"))
        .map(config -> config.get("source").textValue())
        .toList();
  }

  private static String source(JsonNode volume) {
    return volume.textValue().split(":", -1)[0];
  }

  private static boolean isThere(String file) {
    return Files.exists(MONITORING.resolve(file));
  }

  /**
   * By the version of the Go module that the script builds: v0.313.5 is that of Prometheus 3.13.5.
   */
  @Test
  void prometheusIsTheOneWhosePromtoolIsBuilt() throws IOException {
    Matcher built =
        Pattern.compile("cmd/promtool@v0\\.(\\d)(\\d\\d)\\.(\\d+)")
            .matcher(Files.readString(MONITORING.resolve("promtool")));
    assertThat(built.find()).isTrue();
    assertThat(compose().at("/services/prometheus/image").textValue())
        .isEqualTo(
            "prom/prometheus:v%s.%d.%s"
                .formatted(built.group(1), Integer.parseInt(built.group(2)), built.group(3)));
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

  @ParameterizedTest
  @MethodSource("services")
  void tempoTakesTheSpansOfEachServiceAndGrafanaReadsThem(Service<?> service) throws IOException {
    Map<String, String> values =
        Manifest.strings(compose().at("/services/" + service.name() + "/environment"));
    String door =
        yaml("tempo.yaml").at("/distributor/receivers/otlp/protocols/http/endpoint").textValue();
    assertThat(ReadSettings.of(service, values).node().traces().collector())
        .isEqualTo(door.replace("0.0.0.0", "http://tempo"));
    assertThat(compose().at("/services").has("tempo")).isTrue();
    int port = yaml("tempo.yaml").at("/server/http_listen_port").intValue();
    assertThat(
            yaml("grafana/provisioning/datasources/tempo.yaml")
                .at("/datasources/0/url")
                .textValue())
        .isEqualTo("http://tempo:" + port);
  }

  @Test
  void theOperatorHasTheAlertsThatAreTested() throws IOException {
    assertThat(Overlay.PRODUCTION.the("PrometheusRule", "bulletin").at("/spec/groups"))
        .isEqualTo(yaml("prometheus/alerts.yml").get("groups"));
  }

  @Test
  void dashboardsAreThoseThatTheirCodeWrites(@TempDir Path folder) throws IOException {
    Path written = Files.createDirectories(folder.resolve("grafana/dashboards"));
    Path code = folder.resolve("dashboards.mjs");
    NodeTools.node(Files.copy(MONITORING.resolve("dashboards.mjs"), code));
    assertThat(texts(MONITORING.resolve("grafana/dashboards"))).isEqualTo(texts(written));
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  /** With its anchors and merged maps. */
  private static JsonNode compose() throws IOException {
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    try (var file = Files.newBufferedReader(COMPOSE)) {
      return JSON.valueToTree(yaml.load(file));
    }
  }

  private static JsonNode yaml(String file) throws IOException {
    return new YAMLMapper().readTree(MONITORING.resolve(file).toFile());
  }
}
