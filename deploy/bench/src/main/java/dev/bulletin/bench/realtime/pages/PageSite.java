package dev.bulletin.bench.realtime.pages;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.export.ManyReports;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.process.Program;
import dev.bulletin.bench.realtime.server.Gateway;
import dev.bulletin.bench.realtime.server.Target;
import dev.bulletin.common.cluster.ClusterConfig;
import dev.bulletin.report.ReportServiceMain;
import dev.bulletin.testing.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A gateway and a report-service with reports, each in a JVM of its own. */
public final class PageSite implements AutoCloseable {
  static final int REPORTS = 200;

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int OK = 200;

  private final PostgresServer postgres;
  private final Program reports;
  private final Gateway gateway;

  private PageSite(PostgresServer postgres, Program reports, Gateway gateway) {
    this.postgres = postgres;
    this.reports = reports;
    this.gateway = gateway;
  }

  /** Starts them in a cluster that has a realtime-service, and waits until they show a report. */
  public static PageSite start(ClusterConfig cluster, int heapMebibytes, Path logs)
      throws IOException, InterruptedException {
    PostgresServer postgres = PostgresServer.start();
    try {
      Program reports = reports(postgres, cluster, heapMebibytes, logs);
      try {
        PageSite site = new PageSite(postgres, reports, gateway(cluster, heapMebibytes, logs));
        site.awaitAReport();
        return site;
      } catch (IOException | InterruptedException | RuntimeException e) {
        reports.close();
        throw e;
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  private static Program reports(
      PostgresServer postgres, ClusterConfig cluster, int heapMebibytes, Path logs)
      throws IOException, InterruptedException {
    String name = ReportServiceMain.SERVICE.name();
    String schema = name.replace('-', '_');
    Map<String, String> settings = new HashMap<>(postgres.createService(schema).settings());
    settings.put("BULLETIN_INTERNAL_SECRET", Gateway.SECRET);
    settings.put("BULLETIN_INTERNAL_PORT", "0");
    settings.put("BULLETIN_DRAIN", "0s");
    Program program =
        Target.start(
            name,
            ReportServiceMain.class,
            cluster,
            heapMebibytes,
            Target.serviceOptions(),
            settings,
            logs.resolve(name + ".log"));
    ManyReports.fill(postgres, schema, 1, REPORTS);
    return program;
  }

  /** It is measured what can be answered, and not what may. */
  private static Gateway gateway(ClusterConfig cluster, int heapMebibytes, Path logs)
      throws IOException, InterruptedException {
    Map<String, String> unlimited = Map.of("BULLETIN_RATE_OF_ADDRESS", "0");
    return Gateway.start(cluster, heapMebibytes, unlimited, logs.resolve("gateway.log"));
  }

  private void awaitAReport() throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(report(1)).timeout(LIMIT).build();
    long end = System.nanoTime() + LIMIT.toNanos();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    while (status != OK) {
      if (System.nanoTime() > end) {
        throw new BenchException(
            BenchException.Kind.CANNOT_RUN, "the gateway shows no report: it answers " + status);
      }
      Thread.sleep(PAUSE.toMillis());
      status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  URI report(int number) {
    return URI.create("http://127.0.0.1:%d/en/reports/report-%d".formatted(gateway.port(), number));
  }

  public ProcessTree gatewayTree() {
    return gateway.tree();
  }

  @Override
  public void close() {
    gateway.close();
    reports.close();
    postgres.close();
  }
}
