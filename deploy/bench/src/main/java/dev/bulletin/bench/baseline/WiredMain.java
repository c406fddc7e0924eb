package dev.bulletin.bench.baseline;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.InvalidConfigException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.common.lifecycle.ServiceLauncher;
import dev.bulletin.dashboard.DashboardServiceMain;
import dev.bulletin.gateway.GatewayConfig;
import dev.bulletin.gateway.GatewayMain;
import dev.bulletin.realtime.RealtimeServiceMain;
import dev.bulletin.report.ReportConfig;
import dev.bulletin.report.ReportServiceMain;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * All four services on one node, wired as the baseline with the measures named: the arguments are a
 * folder with the settings of each service, and their names.
 */
public final class WiredMain {
  static {
    ServiceLauncher.prepareJvm();
  }

  private final Path folder;
  private final Wiring wiring;

  private WiredMain(Path folder, Wiring wiring) {
    this.folder = folder;
    this.wiring = wiring;
  }

  public static void main(String[] arguments) throws IOException {
    List<String> measures = Arrays.asList(arguments).subList(1, arguments.length);
    new WiredMain(Path.of(arguments[0]), Wiring.with(measures)).run();
  }

  @SuppressWarnings("SystemOut")
  private void run() throws IOException {
    Service<GatewayConfig> gateway =
        new Service<>(
            GatewayMain.SERVICE.name(),
            GatewayMain.SERVICE.settings(),
            (node, config) -> GatewayMain.deploy(node, wiring.gateway(config), wiring.tools()));
    Service<ReportConfig> reports =
        new Service<>(
            ReportServiceMain.SERVICE.name(),
            ReportServiceMain.SERVICE.settings(),
            (node, config) ->
                ReportServiceMain.deploy(node, wiring.reports(config), wiring.shared()));
    NodeConfig read = NodeConfig.read(reader(gateway.name()));
    Node node = ServiceLauncher.start(wiring.node(read));
    Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "shutdown"));
    start(node, reports);
    start(node, DashboardServiceMain.SERVICE);
    start(node, RealtimeServiceMain.SERVICE);
    start(node, gateway);
    node.ready();
    System.out.println("wired, management port " + node.managementPort());
  }

  private <C extends Record> void start(Node node, Service<C> service) throws IOException {
    ConfigReader in = reader(service.name());
    C config = service.settings().apply(in);
    if (!in.problems().isEmpty()) {
      throw new InvalidConfigException(List.copyOf(in.problems()));
    }
    service.startOn(node, config).await();
  }

  private ConfigReader reader(String service) throws IOException {
    var properties = new Properties();
    try (Reader file = Files.newBufferedReader(folder.resolve(service))) {
      properties.load(file);
    }
    Map<String, String> values = new HashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, properties.getProperty(name)));
    return ConfigReader.of(values);
  }
}
