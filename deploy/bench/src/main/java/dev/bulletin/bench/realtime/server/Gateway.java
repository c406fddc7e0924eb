package dev.bulletin.bench.realtime.server;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.process.Program;
import dev.bulletin.common.cluster.ClusterConfig;
import dev.bulletin.gateway.GatewayMain;
import dev.bulletin.testing.Ports;
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

/** The gateway as it is, in a JVM of its own, before the realtime-service of its cluster. */
public final class Gateway implements AutoCloseable {
  /** What services of its cluster show each other. */
  public static final String SECRET = "of this measurement alone";

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int OK = 200;

  private final PostgresServer postgres;
  private final Program program;
  private final int port;

  private Gateway(PostgresServer postgres, Program program, int port) {
    this.postgres = postgres;
    this.program = program;
    this.port = port;
  }

  /** Starts one, and waits until it passes connections on. */
  public static Gateway start(ClusterConfig cluster, int heapMebibytes, Path output)
      throws IOException, InterruptedException {
    return start(cluster, heapMebibytes, Map.of(), output);
  }

  /** Starts one with settings beside those it needs. */
  public static Gateway start(
      ClusterConfig cluster, int heapMebibytes, Map<String, String> more, Path output)
      throws IOException, InterruptedException {
    PostgresServer postgres = PostgresServer.start();
    try {
      int port = Ports.free();
      String name = GatewayMain.SERVICE.name();
      Map<String, String> settings = settings(postgres.createService(name), port);
      settings.putAll(more);
      Program program =
          Target.start(
              name,
              GatewayMain.class,
              cluster,
              heapMebibytes,
              Target.serviceOptions(),
              settings,
              output);
      return ready(new Gateway(postgres, program, port));
    } catch (IOException | InterruptedException | RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  private static Gateway ready(Gateway gateway) throws IOException, InterruptedException {
    try {
      gateway.awaitTheWayThrough();
      return gateway;
    } catch (IOException | InterruptedException | RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  private static Map<String, String> settings(PostgresServer.Access access, int port) {
    Map<String, String> settings = new HashMap<>();
    settings.put("BULLETIN_HTTP_PORT", Integer.toString(port));
    settings.put("BULLETIN_INTERNAL_SECRET", SECRET);
    settings.put("BULLETIN_DRAIN", "0s");
    settings.putAll(access.settings());
    return settings;
  }

  /** It has to hear of the realtime-service first. */
  private void awaitTheWayThrough() throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/connection/sockjs/info".formatted(port)))
            .timeout(LIMIT)
            .build();
    long end = System.nanoTime() + LIMIT.toNanos();
    int status = http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    while (status != OK) {
      if (System.nanoTime() > end) {
        throw new BenchException(
            BenchException.Kind.CANNOT_RUN, "the gateway passes nothing on: it answers " + status);
      }
      Thread.sleep(PAUSE.toMillis());
      status = http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }

  public int port() {
    return port;
  }

  public ProcessTree tree() {
    return program.tree();
  }

  @Override
  public void close() {
    program.close();
    postgres.close();
  }
}
