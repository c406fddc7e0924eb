package dev.bulletin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How nodes find each other, and how one is replaced by another. */
class ClusterTest {
  private static final List<String> SERVICES =
      List.of("gateway", "report-service", "dashboard-service", "realtime-service");

  static Stream<Arguments> services() {
    return Stream.of(Overlay.LOCAL, Overlay.PRODUCTION)
        .flatMap(overlay -> SERVICES.stream().map(service -> Arguments.of(overlay, service)));
  }

  static Stream<Overlay> overlays() {
    return Stream.of(Overlay.LOCAL, Overlay.PRODUCTION);
  }

  /** Without the others a node would never become ready. */
  @ParameterizedTest
  @MethodSource("overlays")
  void nodesFindEachOtherBeforeTheyAreReady(Overlay overlay) {
    Manifest service = overlay.the("Service", "bulletin-cluster");
    assertThat(service.at("/spec/clusterIP").asText()).isEqualTo("None");
    assertThat(service.at("/spec/publishNotReadyAddresses").asBoolean()).isTrue();
  }

  /** A name without an address of its own leads to the pods, whose ports are what counts. */
  @ParameterizedTest
  @MethodSource("services")
  void theClusterHasEachNodeUnderThePortsThatItListensOn(Overlay overlay, String name) {
    JsonNode service = overlay.the("Service", "bulletin-cluster").at("/spec");
    Manifest deployment = overlay.the("Deployment", name);
    assertThat(labels(deployment)).containsAllEntriesOf(Manifest.strings(service.get("selector")));
    assertThat(Manifest.each(service.get("ports")).map(port -> port.get("name").textValue()))
        .containsExactly("cluster", "bus", "management");
    assertThat(Manifest.each(service.get("ports")))
        .allMatch(port -> port.get("name").equals(port.get("targetPort")))
        .allMatch(
            port -> port.get("port").intValue() == deployment.port(port.get("name").textValue()));
  }

  @ParameterizedTest
  @MethodSource("services")
  void oneNodeComesBeforeAnotherGoes(Overlay overlay, String name) {
    JsonNode rolling = overlay.the("Deployment", name).at("/spec/strategy/rollingUpdate");
    assertThat(rolling.get("maxUnavailable").intValue()).isZero();
    assertThat(rolling.get("maxSurge").intValue()).isOne();
  }

  @ParameterizedTest
  @MethodSource("services")
  void nodesAreTakenAwayOneAtATime(Overlay overlay, String name) {
    JsonNode budget = overlay.the("PodDisruptionBudget", name).at("/spec");
    assertThat(budget.get("maxUnavailable").intValue()).isOne();
    assertThat(budget.get("unhealthyPodEvictionPolicy").textValue()).isEqualTo("AlwaysAllow");
    assertSelects(budget.get("selector"), overlay.the("Deployment", name));
  }

  @ParameterizedTest
  @MethodSource("services")
  void nodesOfAServiceAreKeptApart(Overlay overlay, String name) {
    Manifest deployment = overlay.the("Deployment", name);
    JsonNode spread = deployment.pod().at("/topologySpreadConstraints");
    assertThat(Manifest.each(spread).map(each -> each.get("topologyKey").textValue()))
        .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
    Manifest.each(spread).forEach(each -> assertSelects(each.get("labelSelector"), deployment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "report-service", "dashboard-service", "realtime-service"})
  void theScalerIsThatOfTheService(String name) {
    JsonNode scaler = Overlay.PRODUCTION.the("HorizontalPodAutoscaler", name).at("/spec");
    assertThat(scaler.at("/scaleTargetRef/kind").textValue()).isEqualTo("Deployment");
    assertThat(scaler.at("/scaleTargetRef/name").textValue()).isEqualTo(name);
    for (String way : List.of("scaleUp", "scaleDown")) {
      JsonNode policy = scaler.at("/behavior/" + way + "/policies/0");
      assertThat(policy.get("type").textValue()).isEqualTo("Pods");
      assertThat(policy.get("value").intValue()).isOne();
    }
  }

  /** By a label that the pods of no other service have. */
  private static void assertSelects(JsonNode selector, Manifest deployment) {
    Map<String, String> wanted = Manifest.strings(selector.get("matchLabels"));
    assertThat(wanted).containsEntry("app.kubernetes.io/name", deployment.name());
    assertThat(labels(deployment)).containsAllEntriesOf(wanted);
  }

  private static Map<String, String> labels(Manifest deployment) {
    return Manifest.strings(deployment.template().at("/metadata/labels"));
  }
}
