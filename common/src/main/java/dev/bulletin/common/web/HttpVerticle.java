package dev.bulletin.common.web;

import dev.bulletin.common.error.CannotStartException;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Shutdown;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One HTTP server on one event loop; deployed once per core, so that connections spread over all
 * loops. Requests pass the shortcuts first and then the routes.
 */
public final class HttpVerticle extends VerticleBase {
  private static final long FINISH_SECONDS = 10;
  private static final long LOOK_MILLIS = 1_000;

  private final Node node;
  private final String name;
  private final HttpSetup setup;
  private final HttpServerOptions options;
  private final OpenConnections connections;
  private final Patience patience;
  private final List<Shortcut> shortcuts;
  private final List<Routes> features;
  private final AtomicInteger port;
  private final Router router;

  private HttpVerticle(
      Node node, String name, HttpSetup setup, Crowd crowd, Handlers handlers, AtomicInteger port) {
    this.node = node;
    this.name = name;
    this.setup = setup;
    this.options = setup.options(name);
    this.patience = new Patience(setup.limits(), System::nanoTime, node.meters());
    this.connections = new OpenConnections(setup.limits(), crowd, patience);
    this.shortcuts = List.copyOf(handlers.shortcuts());
    this.features = List.copyOf(handlers.features());
    this.port = port;
    this.router = Router.router(node.vertx());
  }

  /** What one event loop answers with. */
  public record Handlers(List<Shortcut> shortcuts, List<Routes> features) {}

  /**
   * Listens on every event loop of the node.
   *
   * @param name of the server, as a metric's label
   * @param handlers called once for each event loop
   * @return the port that is listened on
   */
  public static Future<Integer> deploy(
      Node node, String name, HttpConfig config, Supplier<Handlers> handlers) {
    return deploy(node, name, HttpSetup.of(config), handlers);
  }

  /** Listens on every event loop of the node, set up in another way than the usual one. */
  public static Future<Integer> deploy(
      Node node, String name, HttpSetup setup, Supplier<Handlers> handlers) {
    AtomicInteger port = new AtomicInteger();
    Crowd crowd = new Crowd(setup.limits().connectionsOfAddress());
    return node.vertx()
        .deployVerticle(
            () -> new HttpVerticle(node, name, setup, crowd, handlers.get(), port),
            new DeploymentOptions().setInstances(node.instances()))
        .map(deployed -> port.get())
        .recover(failure -> Future.failedFuture(explained(name, setup.config(), failure)));
  }

  private static Throwable explained(String name, HttpConfig config, Throwable failure) {
    return TakenPort.explains(failure)
        ? new CannotStartException(
            "port %d is in use: stop what listens there, or give the %s another port"
                .formatted(config.port(), name))
        : failure;
  }

  @Override
  public Future<?> start() {
    features.forEach(feature -> feature.mount(router));
    router.route().failureHandler(Problems::handle);
    for (int status : new int[] {404, 405, 413}) {
      router.errorHandler(status, Problems::handle);
    }
    HttpServer server =
        vertx
            .createHttpServer(options)
            .requestHandler(this::handle)
            .invalidRequestHandler(this::refuseUnread);
    Counter accepted =
        Counter.builder("bulletin.http.connections")
            .description("connections accepted, by event loop")
            .tag("server", name)
            .tag("loop", Thread.currentThread().getName())
            .register(node.meters());
    server.connectionHandler(connection -> greet(connection, accepted));
    vertx.setPeriodic(LOOK_MILLIS, id -> patience.look());
    node.shutdown()
        .add(Shutdown.Stage.SERVERS, () -> server.shutdown(FINISH_SECONDS, TimeUnit.SECONDS));
    return server.listen().onSuccess(this::listening);
  }

  /** The servers of all loops are one below, so one looks after its certificate. */
  private void listening(HttpServer server) {
    boolean first = port.getAndSet(server.actualPort()) == 0;
    if (first && setup.tls().isOn()) {
      CertificateWatch.begin(node, setup.tls(), server, options.getSslOptions());
    }
  }

  private void greet(HttpConnection connection, Counter accepted) {
    accepted.increment();
    connections.opened(connection);
  }

  private void handle(HttpServerRequest request) {
    if (node.readiness().isDraining()) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    patience.began(request);
    // The router would take it for a fault of ours.
    if (request.path() == null || PercentEncoding.isBroken(request.path())) {
      refuse(request, ErrorCode.INVALID_REQUEST, "the address is not well-formed");
      return;
    }
    for (Shortcut shortcut : shortcuts) {
      if (shortcut.take(request)) {
        return;
      }
    }
    if (request.query() != null && PercentEncoding.isBroken(request.query())) {
      refuse(request, ErrorCode.INVALID_REQUEST, "the query is not well-formed");
      return;
    }
    RequestId.give(request);
    router.handle(request);
  }

  private void refuse(HttpServerRequest request, ErrorCode code, String detail) {
    request.response().headers().addAll(setup.refusal());
    Problems.refuse(request, code, detail);
  }

  /** What comes after it on the connection cannot be told apart from it. */
  private void refuseUnread(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    ServiceException why = Unread.because(cause, setup.limits());
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    refuse(request, why.code(), why.detail());
    request.connection().close();
  }
}
