package dev.bulletin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.common.web.ManagementVerticle;
import dev.bulletin.dashboard.DashboardConfig;
import dev.bulletin.dashboard.DashboardServiceMain;
import dev.bulletin.gateway.GatewayConfig;
import dev.bulletin.gateway.GatewayMain;
import dev.bulletin.realtime.RealtimeConfig;
import dev.bulletin.realtime.RealtimeServiceMain;
import dev.bulletin.report.ReportConfig;
import dev.bulletin.report.ReportServiceMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the manifests as the services themselves do, and holds their ports and probes to that. */
class SettingsTest {
  private static final List<Service<?>> SERVICES =
      List.of(
          GatewayMain.SERVICE,
          ReportServiceMain.SERVICE,
          DashboardServiceMain.SERVICE,
          RealtimeServiceMain.SERVICE);
  private static final String EVERYWHERE = "0.0.0.0";

  @TempDir private Path folder;

  static Stream<Arguments> services() {
    return Stream.of(Overlay.LOCAL, Overlay.PRODUCTION, Overlay.TRACED)
        .flatMap(overlay -> SERVICES.stream().map(service -> Arguments.of(overlay, service)));
  }

  static Stream<Arguments> migrations() {
    return services().filter(pair -> pair.get()[1] != RealtimeServiceMain.SERVICE);
  }

  @ParameterizedTest
  @MethodSource("services")
  void givesAServiceWhatItReadsAndNothingElse(Overlay overlay, Service<?> service) {
    ReadSettings<?> read = read(overlay, "Deployment", service.name(), service);
    assertThat(read.problems()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("migrations")
  void givesAMigrationWhatItsServiceReads(Overlay overlay, Service<?> service) {
    String name = "migrate-" + service.name();
    assertThat(read(overlay, "Job", name, service).problems()).isEmpty();
    Manifest job = overlay.the("Job", name);
    Manifest deployment = overlay.the("Deployment", service.name());
    assertThat(job.container().get("image")).isEqualTo(deployment.container().get("image"));
    assertThat(job.container().at("/args/0").textValue()).isEqualTo("migrate");
  }

  @ParameterizedTest
  @MethodSource("services")
  void sendsSpansWhereTheComponentIsTaken(Overlay overlay, Service<?> service) {
    String collector =
        read(overlay, "Deployment", service.name(), service).node().traces().collector();
    assertThat(collector)
        .isEqualTo(overlay == Overlay.TRACED ? "http://tempo.monitoring:" + tracePort() : "");
  }

  private static int tracePort() {
    return Overlay.TRACED
        .the("NetworkPolicy", "traces")
        .at("/spec/egress/0/ports/0/port")
        .intValue();
  }

  @ParameterizedTest
  @MethodSource("services")
  void opensThePortsThatAServiceListensOn(Overlay overlay, Service<?> service) {
    Manifest deployment = overlay.the("Deployment", service.name());
    ReadSettings<?> read = read(overlay, "Deployment", service.name(), service);
    assertThat(read.node().management())
        .isEqualTo(new HttpConfig(EVERYWHERE, deployment.port("management")));
    assertThat(read.node().cluster().port()).isEqualTo(deployment.port("cluster"));
    assertThat(read.node().cluster().busPort()).isEqualTo(deployment.port("bus"));
    assertThat(read.node().cluster().service())
        .isEqualTo(overlay.the("Service", "bulletin-cluster").name());
    assertListens(deployment, read.service());
  }

  private static void assertListens(Manifest deployment, Record config) {
    if (config instanceof GatewayConfig gateway) {
      assertThat(gateway.http()).isEqualTo(new HttpConfig(EVERYWHERE, deployment.port("http")));
    } else if (config instanceof RealtimeConfig realtime) {
      assertThat(realtime.http()).isEqualTo(new HttpConfig(EVERYWHERE, deployment.port("http")));
    } else if (config instanceof ReportConfig report) {
      assertThat(report.internal().http())
          .isEqualTo(new HttpConfig(EVERYWHERE, deployment.port("internal")));
    } else if (config instanceof DashboardConfig dashboard) {
      assertThat(dashboard.push().internal().http())
          .isEqualTo(new HttpConfig(EVERYWHERE, deployment.port("internal")));
    } else {
      throw new AssertionError("not known to this test: " + config.getClass());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void asksTheManagementPortWhetherItLivesAndIsReady(Overlay overlay, Service<?> service) {
    JsonNode container = overlay.the("Deployment", service.name()).container();
    assertProbe(container.get("startupProbe"), ManagementVerticle.LIVE);
    assertProbe(container.get("livenessProbe"), ManagementVerticle.LIVE);
    assertProbe(container.get("readinessProbe"), ManagementVerticle.READY);
  }

  private static void assertProbe(JsonNode probe, String path) {
    assertThat(probe.at("/httpGet/path").textValue()).isEqualTo(path);
    assertThat(probe.at("/httpGet/port").textValue()).isEqualTo("management");
  }

  @ParameterizedTest
  @MethodSource("services")
  void waitsForTheEndAsLongAsItMayTake(Overlay overlay, Service<?> service) {
    ReadSettings<?> read = read(overlay, "Deployment", service.name(), service);
    int grace =
        overlay
            .the("Deployment", service.name())
            .pod()
            .get("terminationGracePeriodSeconds")
            .intValue();
    assertThat(Duration.ofSeconds(grace)).isGreaterThan(read.node().runtime().grace());
  }

  private ReadSettings<?> read(Overlay overlay, String kind, String name, Service<?> service) {
    Manifest workload = overlay.the(kind, name);
    return ReadSettings.of(service, PodSettings.of(workload, overlay, Overlay.LOCAL, folder));
  }
}
