package dev.bulletin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.kubernetes.Firewall.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The policies let through the arrows of the design, and nothing else. */
class NetworkTest {
  private static final String GATEWAY = "gateway";
  private static final String REPORTS = "report-service";
  private static final String DASHBOARDS = "dashboard-service";
  private static final String REALTIME = "realtime-service";
  private static final List<String> SERVICES = List.of(GATEWAY, REPORTS, DASHBOARDS, REALTIME);
  private static final List<String> MIGRATIONS =
      List.of("migrate-gateway", "migrate-report-service", "migrate-dashboard-service");
  private static final int POSTGRES = 5432;
  private static final int REDIS = 6379;
  private static final int NAMES = 53;
  private static final int TLS = 443;
  private static final int OTLP = 4318;

  private static final End DOOR =
      End.elsewhere("door", Map.of("bulletin.dev/door", "true"), Map.of());
  private static final End MONITORING =
      End.elsewhere("monitoring", Map.of("bulletin.dev/monitoring", "true"), Map.of());
  private static final End STRANGER = End.elsewhere("stranger", Map.of(), Map.of());
  private static final End DNS =
      End.elsewhere(
          "dns",
          Map.of("kubernetes.io/metadata.name", "kube-system"),
          Map.of("k8s-app", "kube-dns"));
  private static final End INTERNET = End.outside("internet", "198.51.100.7");
  private static final End HOUSE = End.outside("house", "10.20.30.40");
  private static final End METADATA = End.outside("metadata", "169.254.169.254");

  @Test
  void letsThroughTheArrowsOfTheDesignOnATrial() {
    Set<String> arrows = common(Overlay.LOCAL);
    Stream.of(GATEWAY, REPORTS, DASHBOARDS, "backup")
        .forEach(from -> arrows.add(arrow(from, "postgresql", POSTGRES)));
    MIGRATIONS.forEach(from -> arrows.add(arrow(from, "postgresql", POSTGRES)));
    SERVICES.forEach(from -> arrows.add(arrow(from, "redis", REDIS)));
    Stream.of("postgresql", "redis").forEach(from -> arrows.add(arrow(from, "dns", NAMES)));
    assertThat(allowed(Overlay.LOCAL)).isEqualTo(arrows);
  }

  @Test
  void letsThroughTheArrowsOfTheDesignInProduction() {
    assertThat(allowed(Overlay.PRODUCTION)).isEqualTo(common(Overlay.PRODUCTION));
  }

  @Test
  void letsSpansThroughToWhoWatchesWhereTracesAreTaken() {
    Set<String> arrows = common(Overlay.TRACED);
    SERVICES.forEach(from -> arrows.add(arrow(from, "monitoring", OTLP)));
    assertThat(allowed(Overlay.TRACED)).isEqualTo(arrows);
  }

  private static Set<String> common(Overlay overlay) {
    Set<String> arrows = new TreeSet<>();
    for (String service : SERVICES) {
      for (String other : SERVICES) {
        arrows.add(arrow(service, other, port(overlay, other, "cluster")));
        arrows.add(arrow(service, other, port(overlay, other, "bus")));
      }
      arrows.add(arrow(service, "house", REDIS));
      arrows.add(arrow(service, "dns", NAMES));
      arrows.add(arrow("monitoring", service, port(overlay, service, "management")));
    }
    for (String owner : List.of(REPORTS, DASHBOARDS)) {
      arrows.add(arrow(GATEWAY, owner, port(overlay, owner, "internal")));
    }
    int sockets = port(overlay, REALTIME, "http");
    Stream.of(GATEWAY, REALTIME, "door")
        .forEach(from -> arrows.add(arrow(from, REALTIME, sockets)));
    arrows.add(arrow("door", GATEWAY, port(overlay, GATEWAY, "http")));
    Stream.of(GATEWAY, DASHBOARDS).forEach(from -> arrows.add(arrow(from, "internet", TLS)));
    Stream.of(GATEWAY, REPORTS, DASHBOARDS, "backup")
        .forEach(from -> arrows.add(arrow(from, "house", POSTGRES)));
    MIGRATIONS.forEach(from -> arrows.add(arrow(from, "house", POSTGRES)));
    MIGRATIONS.forEach(from -> arrows.add(arrow(from, "dns", NAMES)));
    arrows.add(arrow("backup", "dns", NAMES));
    return arrows;
  }

  private static Set<String> allowed(Overlay overlay) {
    var firewall = new Firewall(overlay);
    List<End> ends = new ArrayList<>(Firewall.pods(overlay).toList());
    ends.addAll(List.of(DOOR, MONITORING, STRANGER, DNS, INTERNET, HOUSE, METADATA));
    Set<String> arrows = new TreeSet<>();
    for (End from : ends) {
      for (End to : ends) {
        if (from.ours() || to.ours()) {
          ports(overlay)
              .filter(port -> firewall.allows(from, to, port))
              .forEach(port -> arrows.add(arrow(from.name(), to.name(), port)));
        }
      }
    }
    return arrows;
  }

  private static Stream<Integer> ports(Overlay overlay) {
    Stream<Integer> opened =
        overlay.manifests().stream()
            .filter(Manifest::makesPods)
            .flatMap(manifest -> Manifest.each(manifest.container().at("/ports")))
            .map(port -> port.get("containerPort").intValue());
    return Stream.concat(opened, Stream.of(22, NAMES, 80, TLS, OTLP, POSTGRES, REDIS)).distinct();
  }

  private static int port(Overlay overlay, String service, String name) {
    return overlay.the("Deployment", service).port(name);
  }

  private static String arrow(String from, String to, int port) {
    return from + " -> " + to + ":" + port;
  }
}
