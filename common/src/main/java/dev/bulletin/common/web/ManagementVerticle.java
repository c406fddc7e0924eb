package dev.bulletin.common.web;

import dev.bulletin.common.error.CannotStartException;
import dev.bulletin.common.health.HealthReport;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.metrics.EventLoops;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.tracing.TracingPolicy;
import java.util.List;

/**
 * The operator's port: {@code /livez} (do the event loops turn), {@code /readyz} (should work be
 * sent here), {@code /health} (how are the things we depend on) and {@code /metrics} (Prometheus).
 * Apart from the product's port, so that probes neither depend on its routes nor are public.
 */
public final class ManagementVerticle extends VerticleBase {
  public static final String LIVE = "/livez";
  public static final String READY = "/readyz";
  public static final String HEALTH = "/health";
  public static final String METRICS = "/metrics";

  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpConfig config;
  private final Node node;
  private final EventLoops loops;
  private volatile int port;

  public ManagementVerticle(HttpConfig config, Node node, EventLoops loops) {
    this.config = config;
    this.node = node;
    this.loops = loops;
  }

  private record State(String status, List<String> reasons) {}

  private static final State NO_SUCH_PATH =
      new State("not found", List.of("there are /livez, /readyz, /health and /metrics"));

  @Override
  public Future<?> start() {
    return vertx
        .createHttpServer(new HttpServerOptions().setTracingPolicy(TracingPolicy.IGNORE))
        .requestHandler(this::handle)
        .listen(config.port(), config.host())
        .onSuccess(server -> port = server.actualPort())
        .recover(failure -> Future.failedFuture(explained(failure)));
  }

  private Throwable explained(Throwable failure) {
    return TakenPort.explains(failure)
        ? new CannotStartException(
            "management port %d is in use: stop what listens there, or set BULLETIN_MANAGEMENT_PORT"
                .formatted(config.port()))
        : failure;
  }

  /** The port that is listened on, which differs from the configured one when that is 0. */
  public int port() {
    return port;
  }

  private void handle(HttpServerRequest request) {
    switch (request.path()) {
      case LIVE -> state(request, "alive", loops.stuck());
      case READY -> state(request, "ready", node.readiness().missing());
      case HEALTH -> node.health().report().onSuccess(report -> health(request, report));
      case METRICS -> send(request, 200, PROMETHEUS_TEXT, Buffer.buffer(node.meters().scrape()));
      default -> json(request, 404, NO_SUCH_PATH);
    }
  }

  private static void state(HttpServerRequest request, String good, List<String> reasons) {
    boolean ok = reasons.isEmpty();
    json(request, ok ? 200 : 503, new State(ok ? good : "not " + good, reasons));
  }

  /** Always 200: a database that is away is no reason to take the node away. */
  private static void health(HttpServerRequest request, HealthReport report) {
    json(request, 200, report);
  }

  private static void json(HttpServerRequest request, int status, Record body) {
    send(request, status, "application/json", JsonMapper.buffer(body));
  }

  private static void send(HttpServerRequest request, int status, String type, Buffer body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body);
  }
}
