package dev.bulletin.gateway.socket;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.common.web.Addresses;
import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.edge.SecurityHeaders;
import dev.bulletin.gateway.guard.Rule;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Passes {@code /connection/*} and {@code /emulation} through to realtime-service. */
public final class SocketRoutes implements Routes {
  private static final int CONNECT_MILLIS = 1_000;

  /** Longer than the quietest time between two heartbeats. */
  private static final int IDLE_SECONDS = 90;

  /** Each WebSocket holds a connection of its own; more than there are ports to an instance. */
  private static final int MAX_CONNECTIONS = 65_535;

  private final SocketConfig config;
  private final SecurityHeaders security;
  private final RealtimeInstances instances;
  private final OpenSockets sockets;
  private final HttpProxy proxy;

  private SocketRoutes(
      SocketConfig config,
      Addresses addresses,
      RealtimeInstances instances,
      OpenSockets sockets,
      HttpClient client) {
    this.config = config;
    this.security = new SecurityHeaders(config.publicUrl());
    this.instances = instances;
    this.sockets = sockets;
    this.proxy =
        HttpProxy.reverseProxy(client)
            .origin(instances)
            .addInterceptor(
                new ForwardedHeaders(config, addresses, security),
                /* supportsWebSocketUpgrade= */ true)
            .addInterceptor(new AwayAnswer(), /* supportsWebSocketUpgrade= */ true)
            .addInterceptor(new Tunnel(sockets, security), /* supportsWebSocketUpgrade= */ true);
  }

  /** Shared by all event loops. */
  public static SocketRoutes create(Node node, SocketConfig config, Addresses addresses) {
    OpenSockets sockets = new OpenSockets();
    HttpClient client = node.vertx().createHttpClient(options(), pool());
    node.shutdown()
        .add(Shutdown.Stage.SOCKETS, () -> sockets.closeAll(node.vertx(), config.drain()));
    node.shutdown().add(Shutdown.Stage.CLIENTS, client::close);
    Gauge.builder("bulletin.gateway.sockets", sockets, OpenSockets::count)
        .description("client connections that are being passed through")
        .register(node.meters());
    return new SocketRoutes(
        config, addresses, new RealtimeInstances(node.directory()), sockets, client);
  }

  private static HttpClientOptions options() {
    return new HttpClientOptions()
        .setConnectTimeout(CONNECT_MILLIS)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS);
  }

  private static PoolOptions pool() {
    return new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS);
  }

  @Override
  public void mount(Router router) {
    for (String path : List.of(SocketPath.ROOT + "/*", SocketPath.EMULATION)) {
      Rule.ANYONE.on(router.route(path)).handler(this::pass).failureHandler(this::protect);
    }
  }

  /** What realtime-service answers is protected where its headers are known. */
  private void protect(RoutingContext ctx) {
    security.addMissing(ctx.response().headers());
    ctx.next();
  }

  private void pass(RoutingContext ctx) {
    check(ctx);
    sockets.add(ctx.request());
    proxy.handle(ctx.request());
  }

  private void check(RoutingContext ctx) {
    boolean upgrade = ctx.request().headers().contains(HttpHeaders.UPGRADE);
    if (upgrade && !config.has(SocketConfig.WEBSOCKET)) {
      throw new ServiceException(ErrorCode.FORBIDDEN, "WebSockets are switched off here");
    }
    if (SocketPath.transports(ctx.request().path()).stream().noneMatch(config::has)) {
      throw new ServiceException(ErrorCode.NOT_FOUND, "this transport is switched off here");
    }
    if (instances.isEmpty()) {
      throw ServiceException.unavailable("live connections are away at present");
    }
  }
}
