package dev.bulletin.gateway.socket;

import dev.bulletin.common.web.Addresses;
import dev.bulletin.gateway.edge.SecurityHeaders;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;

/**
 * Tells realtime-service who really asks. What the client says of itself is thrown away, unless it
 * is a proxy whose word is believed.
 */
final class ForwardedHeaders implements ProxyInterceptor {
  private static final String FOR = "x-forwarded-for";
  private static final String PROTO = "x-forwarded-proto";
  private static final String HOST = "x-forwarded-host";
  private static final List<String> OTHERS =
      List.of(
          "forwarded",
          "x-forwarded-port",
          "x-forwarded-prefix",
          "x-real-ip",
          // By which nodes of realtime-service tell what they pass on to each other.
          "x-bulletin-passed");

  private final SocketConfig config;
  private final Addresses addresses;
  private final SecurityHeaders security;

  ForwardedHeaders(SocketConfig config, Addresses addresses, SecurityHeaders security) {
    this.config = config;
    this.addresses = addresses;
    this.security = security;
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    HttpServerRequest request = context.request().proxiedRequest();
    MultiMap headers = context.request().headers();
    OTHERS.forEach(headers::remove);
    String host = request.getHeader(HttpHeaders.HOST);
    headers.set(FOR, addresses.orProxy(request));
    headers.set(PROTO, config.scheme(request.scheme()));
    headers.set(HOST, config.host(host == null ? "" : host));
    return context.sendRequest();
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    security.addMissing(context.response().headers());
    return context.sendResponse();
  }
}
