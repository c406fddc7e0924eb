package dev.bulletin.image.folder;

import dev.bulletin.image.ImageException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A service that has an image. */
public enum ImageService {
  REPORT_SERVICE(
      "report-service", "dev.bulletin.report.ReportServiceMain", "BULLETIN_INTERNAL", 8082),
  DASHBOARD_SERVICE(
      "dashboard-service",
      "dev.bulletin.dashboard.DashboardServiceMain",
      "BULLETIN_INTERNAL",
      8083),
  REALTIME_SERVICE(
      "realtime-service", "dev.bulletin.realtime.RealtimeServiceMain", "BULLETIN_REALTIME", 8001),
  GATEWAY("gateway", "dev.bulletin.gateway.GatewayMain", "BULLETIN_HTTP", 8080);

  private static final String ANY_ADDRESS = "0.0.0.0";
  private static final int MANAGEMENT_PORT = 9090;
  private static final int CLUSTER_PORT = 5701;
  private static final int BUS_PORT = 5702;

  private final String label;
  private final String mainClass;
  private final String server;
  private final int port;

  ImageService(String label, String mainClass, String server, int port) {
    this.label = label;
    this.mainClass = mainClass;
    this.server = server;
    this.port = port;
  }

  /** The service of that name. */
  public static ImageService of(String label) {
    return Arrays.stream(values())
        .filter(service -> service.label.equals(label))
        .findAny()
        .orElseThrow(
            () -> new ImageException("no service is called \"%s\": %s".formatted(label, labels())));
  }

  private static String labels() {
    return Arrays.stream(values()).map(ImageService::label).collect(Collectors.joining(", "));
  }

  /** As other services and the operator call it. */
  public String label() {
    return label;
  }

  public String mainClass() {
    return mainClass;
  }

  /**
   * The settings that are others in a container than on somebody's machine: whoever reaches it
   * comes over the network.
   */
  public Map<String, String> environment() {
    return Map.of(
        server + "_HOST",
        ANY_ADDRESS,
        server + "_PORT",
        Integer.toString(port),
        "BULLETIN_MANAGEMENT_HOST",
        ANY_ADDRESS,
        "BULLETIN_MANAGEMENT_PORT",
        Integer.toString(MANAGEMENT_PORT),
        "BULLETIN_CLUSTER_BUS_PORT",
        Integer.toString(BUS_PORT),
        "BULLETIN_LOG_FORMAT",
        "json",
        "LANG",
        "C.UTF-8");
  }

  /** What it listens on: its own port, the operator's, the members' and the bus's. */
  public List<Integer> ports() {
    return List.of(port, MANAGEMENT_PORT, CLUSTER_PORT, BUS_PORT);
  }
}
