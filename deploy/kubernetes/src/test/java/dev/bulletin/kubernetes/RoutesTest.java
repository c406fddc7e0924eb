package dev.bulletin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.bulletin.common.web.ManagementVerticle;
import dev.bulletin.contract.realtime.SocketPaths;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is sent where from outside, and by what figure sockets are scaled. */
class RoutesTest {
  private static final Map<String, String> PATHS =
      Map.of(
          SocketPaths.ROOT,
          "realtime-service",
          SocketPaths.EMULATION,
          "realtime-service",
          "/",
          "gateway");

  @Test
  void theIngressSendsSocketsToRealtimeServiceAndTheRestToTheGateway() {
    Map<String, String> sent = new TreeMap<>();
    Manifest.each(Overlay.LOCAL.the("Ingress", "bulletin").at("/spec/rules/0/http/paths"))
        .forEach(
            path ->
                sent.put(
                    path.get("path").textValue(), path.at("/backend/service/name").textValue()));
    assertThat(sent).isEqualTo(PATHS);
  }

  @Test
  void theRouteSendsSocketsToRealtimeServiceAndTheRestToTheGateway() {
    Map<String, String> sent = new TreeMap<>();
    Manifest.each(Overlay.PRODUCTION.the("HTTPRoute", "bulletin").at("/spec/rules"))
        .forEach(rule -> put(sent, rule));
    assertThat(sent).isEqualTo(PATHS);
  }

  private static void put(Map<String, String> sent, JsonNode rule) {
    String service = rule.at("/backendRefs/0/name").textValue();
    Manifest.each(rule.get("matches"))
        .forEach(match -> sent.put(match.at("/path/value").textValue(), service));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "realtime-service"})
  void aServiceLeadsToThePortOfItsPods(String name) {
    for (Overlay overlay : new Overlay[] {Overlay.LOCAL, Overlay.PRODUCTION}) {
      JsonNode service = overlay.the("Service", name).at("/spec");
      Map<String, String> labels =
          Manifest.strings(overlay.the("Deployment", name).template().at("/metadata/labels"));
      assertThat(service.at("/ports/0/targetPort").textValue()).isEqualTo("http");
      assertThat(overlay.the("Deployment", name).port("http")).isPositive();
      assertThat(labels).containsAllEntriesOf(Manifest.strings(service.get("selector")));
    }
  }

  @Test
  void figuresAreReadWhereTheManagementPortHasThem() {
    Manifest monitor = Overlay.PRODUCTION.the("ServiceMonitor", "bulletin");
    Manifest service = Overlay.PRODUCTION.the("Service", "bulletin-cluster");
    assertThat(monitor.at("/spec/endpoints/0/path").textValue())
        .isEqualTo(ManagementVerticle.METRICS);
    assertThat(Manifest.strings(service.at("/metadata/labels")))
        .containsAllEntriesOf(Manifest.strings(monitor.at("/spec/selector/matchLabels")));
    assertThat(Manifest.each(service.at("/spec/ports")).map(port -> port.get("name").textValue()))
        .contains(monitor.at("/spec/endpoints/0/port").textValue());
  }

  /** Dashboards and alerts go by these. */
  @Test
  void figuresAreCalledByTheirServiceAndTheirNode() {
    Map<String, String> labels = new TreeMap<>();
    Manifest.each(
            Overlay.PRODUCTION
                .the("ServiceMonitor", "bulletin")
                .at("/spec/endpoints/0/relabelings"))
        .forEach(
            rule ->
                labels.put(
                    rule.get("targetLabel").textValue(), rule.at("/sourceLabels/0").textValue()));
    assertThat(labels)
        .containsOnly(
            Map.entry("job", "__meta_kubernetes_pod_label_app_kubernetes_io_name"),
            Map.entry("instance", "__meta_kubernetes_pod_name"));
  }

  @Test
  void socketsAreCountedUnderTheNameByWhichTheyAreScaled() throws IOException {
    String name =
        Overlay.PRODUCTION
            .the("HorizontalPodAutoscaler", "realtime-service")
            .at("/spec/metrics/0/pods/metric/name")
            .textValue();
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new RealtimeMetrics(meters).watchConnections("websocket", new AtomicInteger(3));
    assertThat(meters.scrape()).contains("\n" + name + "{transport=\"websocket\"} 3.0");
    JsonNode rule = adapterRule();
    assertThat(rule.at("/name/as").textValue()).isEqualTo(name);
    assertThat(rule.get("seriesQuery").textValue()).startsWith(name + "{");
  }

  @Test
  void aNodeIsJoinedByAnotherBeforeItIsFull() {
    Manifest scaler = Overlay.PRODUCTION.the("HorizontalPodAutoscaler", "realtime-service");
    String most =
        Overlay.PRODUCTION
            .all("ConfigMap")
            .map(map -> map.at("/data/BULLETIN_REALTIME_MAX_CONNECTIONS").asText())
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(scaler.at("/spec/metrics/0/pods/target/averageValue").asInt())
        .isLessThan(Integer.parseInt(most));
  }

  private static JsonNode adapterRule() throws IOException {
    Path file = Path.of("components/realtime-by-sockets/adapter.yaml");
    return new YAMLMapper().readTree(file.toFile()).at("/rules/0");
  }
}
