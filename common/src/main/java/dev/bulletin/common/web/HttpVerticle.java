package dev.bulletin.common.web;

import dev.bulletin.common.error.CannotStartException;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Shutdown;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One HTTP server on one event loop; deployed once per core, so that connections spread over all
 * loops. Requests pass the shortcuts first and then the routes.
 */
public final class HttpVerticle extends VerticleBase {
  private static final int IDLE_SECONDS = 75;
  private static final int BACKLOG = 1_024;

  /** A text of 1 MiB in a form, percent-encoded; what a route takes in all, it says itself. */
  private static final int MAX_FORM_FIELD = 4 * 1_024 * 1_024;

  private static final long FINISH_SECONDS = 10;

  private final Node node;
  private final String name;
  private final HttpServerOptions options;
  private final List<Shortcut> shortcuts;
  private final List<Routes> features;
  private final AtomicInteger port;
  private final Router router;

  private HttpVerticle(
      Node node, String name, HttpServerOptions options, Handlers handlers, AtomicInteger port) {
    this.node = node;
    this.name = name;
    this.options = options;
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
    return deploy(node, name, config, UnaryOperator.identity(), handlers);
  }

  /**
   * Listens on every event loop of the node with options of its own.
   *
   * @param tuning changes what is usual here
   */
  public static Future<Integer> deploy(
      Node node,
      String name,
      HttpConfig config,
      UnaryOperator<HttpServerOptions> tuning,
      Supplier<Handlers> handlers) {
    HttpServerOptions options = tuning.apply(options(name, config));
    AtomicInteger port = new AtomicInteger();
    return node.vertx()
        .deployVerticle(
            () -> new HttpVerticle(node, name, options, handlers.get(), port),
            new DeploymentOptions().setInstances(node.instances()))
        .map(deployed -> port.get())
        .recover(failure -> Future.failedFuture(explained(name, config, failure)));
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
    HttpServer server = vertx.createHttpServer(options).requestHandler(this::handle);
    Counter connections =
        Counter.builder("bulletin.http.connections")
            .description("connections accepted, by event loop")
            .tag("server", name)
            .tag("loop", Thread.currentThread().getName())
            .register(node.meters());
    server.connectionHandler(connection -> connections.increment());
    node.shutdown()
        .add(Shutdown.Stage.SERVERS, () -> server.shutdown(FINISH_SECONDS, TimeUnit.SECONDS));
    return server.listen().onSuccess(listening -> port.set(listening.actualPort()));
  }

  private static HttpServerOptions options(String name, HttpConfig config) {
    // Vert.x takes any free port for a negative one, the same for all servers that ask with the
    // same number: each of ours has a number of its own.
    int listen = config.port() == 0 ? -1 - (name.hashCode() & 0xffff) : config.port();
    return new HttpServerOptions()
        .setHost(config.host())
        .setPort(listen)
        .setIdleTimeout(IDLE_SECONDS)
        .setAcceptBacklog(BACKLOG)
        .setMaxFormAttributeSize(MAX_FORM_FIELD)
        .setHttp2ClearTextEnabled(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false);
  }

  private void handle(HttpServerRequest request) {
    if (node.readiness().isDraining()) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    // The router would take it for a fault of ours.
    if (request.path() == null || PercentEncoding.isBroken(request.path())) {
      Problems.refuse(request, ErrorCode.INVALID_REQUEST, "the address is not well-formed");
      return;
    }
    for (Shortcut shortcut : shortcuts) {
      if (shortcut.take(request)) {
        return;
      }
    }
    RequestId.give(request);
    router.handle(request);
  }
}
