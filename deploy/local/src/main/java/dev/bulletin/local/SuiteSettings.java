package dev.bulletin.local;

import dev.bulletin.common.config.InvalidConfigException;
import dev.bulletin.common.config.UnknownSetting;
import dev.bulletin.common.lifecycle.RuntimeConfig;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.dashboard.DashboardServiceMain;
import dev.bulletin.gateway.GatewayMain;
import dev.bulletin.realtime.RealtimeServiceMain;
import dev.bulletin.report.ReportServiceMain;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.PostgresServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The settings of the four services of a run, in the order in which they start: the gateway last,
 * since it needs the others.
 */
record SuiteSettings(List<ServiceSettings<?>> services, int port, int managementPort) {
  /** Whom the publisher signs in to the studio as. */
  static final String PERSON = "publisher";

  private static final List<Service<?>> SERVICES =
      List.of(
          ReportServiceMain.SERVICE,
          DashboardServiceMain.SERVICE,
          RealtimeServiceMain.SERVICE,
          GatewayMain.SERVICE);

  SuiteSettings {
    services = List.copyOf(services);
  }

  /**
   * Where everything of a run is, and who may do what.
   *
   * @param token the publisher's, for programs
   * @param password the publisher's, for the studio
   * @param environment of the caller, whose BULLETIN_ settings go over ours
   */
  record Surroundings(
      LocalOptions options,
      LocalServers servers,
      String token,
      String password,
      Map<String, String> environment) {}

  /**
   * Reads all settings.
   *
   * @throws InvalidConfigException with the problems of all services
   */
  static SuiteSettings read(Surroundings around) {
    int port = around.options().port() == 0 ? Ports.free() : around.options().port();
    List<Integer> clusterPorts =
        IntStream.range(0, SERVICES.size()).map(i -> Ports.free()).boxed().toList();
    Map<String, String> shared = shared(around, port, clusterPorts);
    Map<String, String> overrides = settingsOf(around.environment());
    List<ServiceSettings<?>> services = new ArrayList<>();
    for (int i = 0; i < SERVICES.size(); i++) {
      Map<String, String> own = new HashMap<>(shared);
      own.put("BULLETIN_CLUSTER_PORT", Integer.toString(clusterPorts.get(i)));
      own.put("BULLETIN_MANAGEMENT_PORT", Integer.toString(Ports.free()));
      own.putAll(database(SERVICES.get(i).name(), around));
      services.add(ServiceSettings.read(SERVICES.get(i), own, overrides));
    }
    refuseProblems(services, overrides.keySet());
    int management = services.get(services.size() - 1).node().management().port();
    return new SuiteSettings(services, port, management);
  }

  private static Map<String, String> settingsOf(Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>(environment);
    settings.keySet().removeIf(name -> !name.startsWith("BULLETIN_"));
    return settings;
  }

  private static Map<String, String> shared(
      Surroundings around, int port, List<Integer> clusterPorts) {
    boolean simulated = !around.options().live();
    Map<String, String> values = new HashMap<>();
    values.put("BULLETIN_CLUSTER_ENABLED", Boolean.toString(around.options().processes()));
    values.put("BULLETIN_CLUSTER_NAME", "local-" + port);
    values.put(
        "BULLETIN_CLUSTER_MEMBERS",
        String.join(",", clusterPorts.stream().map(member -> "127.0.0.1:" + member).toList()));
    values.put("BULLETIN_DRAIN", "0s");
    values.put("BULLETIN_SOCKETS_DRAIN", "0s");
    values.put("BULLETIN_INTERNAL_SECRET", DataFolder.newToken());
    values.put("BULLETIN_REALTIME_TOKEN_SECRET", DataFolder.newToken());
    values.put("BULLETIN_REDIS_HOST", around.servers().redis().host());
    values.put("BULLETIN_REDIS_PORT", Integer.toString(around.servers().redis().port()));
    values.put("BULLETIN_REALTIME_PORT", "0");
    values.put("BULLETIN_HTTP_PORT", Integer.toString(port));
    // All services and whatever else somebody runs share this machine.
    values.put("BULLETIN_OVERLOADED_AFTER", "30s");
    values.put("BULLETIN_PUBLIC_URL", "http://localhost:" + port);
    // The same host by its number is as good for who types it.
    values.put("BULLETIN_REALTIME_ORIGINS", "http://127.0.0.1:" + port);
    values.put("BULLETIN_BOOTSTRAP_ROLE", "admin");
    values.put("BULLETIN_BOOTSTRAP_TOKEN", around.token());
    values.put("BULLETIN_BOOTSTRAP_PERSON", PERSON);
    values.put("BULLETIN_BOOTSTRAP_PASSWORD", around.password());
    values.put("BULLETIN_SIMULATED", Boolean.toString(simulated));
    if (simulated) {
      values.put("BULLETIN_BINANCE_URL", around.servers().simulatorUrl());
      values.put("BULLETIN_COINGECKO_URL", around.servers().simulatorUrl());
      values.put("BULLETIN_FEAR_GREED_URL", around.servers().simulatorUrl());
      values.put("BULLETIN_FINNHUB_URL", around.servers().simulatorUrl());
      values.put("BULLETIN_FINNHUB_KEY", "simulated");
    }
    return values;
  }

  /** Realtime-service has no tables. The one-JVM run divides 4 connections per core. */
  private static Map<String, String> database(String service, Surroundings around) {
    if (service.equals(RealtimeServiceMain.SERVICE.name())) {
      return Map.of();
    }
    PostgresServer.Access access =
        around.servers().postgres().createService(service.replace('-', '_'));
    Map<String, String> values = new HashMap<>();
    values.putAll(access.settings());
    if (!around.options().processes()) {
      values.put("BULLETIN_PG_POOL_SIZE", Integer.toString(share(service)));
    }
    return values;
  }

  /** The gateway has less to ask; none works with less than three. */
  private static int share(String service) {
    int budget = Math.max(9, 4 * RuntimeConfig.cores());
    int gateway = Math.max(3, budget / 4);
    return service.equals(GatewayMain.SERVICE.name()) ? gateway : (budget - gateway) / 2;
  }

  private static void refuseProblems(List<ServiceSettings<?>> services, Set<String> overrides) {
    Set<String> known = new TreeSet<>(Comparator.naturalOrder());
    Set<String> problems = new LinkedHashSet<>();
    for (ServiceSettings<?> service : services) {
      known.addAll(service.known());
      problems.addAll(service.problems());
    }
    overrides.stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name -> problems.add(UnknownSetting.describe(name, known)));
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(List.copyOf(problems));
    }
  }
}
