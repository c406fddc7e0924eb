package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.local.monitoring.Queries;
import dev.bulletin.local.monitoring.Query;
import dev.bulletin.local.monitoring.Scrape;
import dev.bulletin.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What dashboards and alerts ask for, held against the running suite. */
class MonitoringIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private static LocalServers servers;
  private static SuiteSettings settings;
  private static OneJvmSuite suite;

  @BeforeAll
  static void start() {
    servers = LocalServers.start(Optional.empty());
    LocalOptions options = LocalOptions.parse(List.of("--port", "0"));
    settings =
        SuiteSettings.read(
            new SuiteSettings.Surroundings(
                options, servers, DataFolder.newToken(), DataFolder.newToken(), Map.of()));
    suite = OneJvmSuite.start(settings);
  }

  @AfterAll
  static void stop() {
    suite.close();
    servers.close();
  }

  @Test
  void everyMetricOfThePanelsAndAlertsIsThere() {
    List<Query> queries = Queries.all();
    assertThat(queries).hasSizeGreaterThan(80);
    GatewayClient readers = new GatewayClient("http://127.0.0.1:" + settings.port(), "");
    assertThat(readers.get("/en/reports").statusCode()).isEqualTo(200);
    assertThat(readers.get("/api/v1/reports").statusCode()).isEqualTo(200);
    // A pause of the collector is counted once there was one.
    System.gc();
    Eventually.that(LIMIT, () -> assertThat(Scrape.of(metrics()).missing(queries)).isEmpty());
  }

  @Test
  void aMetricThatNobodyGivesIsMissed() {
    Query query = Query.of("rate(requests_total{rout=\"x\"}[5m]) / rate(requests_made[5m])");
    assertThat(Scrape.of(metrics()).missing(List.of(query)))
        .containsExactly("requests_made", "requests_total by [rout]");
  }

  private static String metrics() {
    return new GatewayClient("http://127.0.0.1:" + suite.node().managementPort(), "")
        .get("/metrics")
        .body();
  }
}
