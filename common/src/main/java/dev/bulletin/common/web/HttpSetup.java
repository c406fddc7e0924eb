package dev.bulletin.common.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How a server is set up.
 *
 * @param tuning changes what is usual here
 * @param refusal the headers of what is refused before any route sees it
 */
public record HttpSetup(
    HttpConfig config,
    HttpLimits limits,
    TlsConfig tls,
    UnaryOperator<HttpServerOptions> tuning,
    MultiMap refusal) {
  private static final int BACKLOG = 1_024;

  /** A text of 1 MiB in a form, percent-encoded; what a route takes in all, it says itself. */
  private static final int MAX_FORM_FIELD = 4 * 1_024 * 1_024;

  private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

  /** As usual. */
  public static HttpSetup of(HttpConfig config) {
    return new HttpSetup(
        config,
        HttpLimits.USUAL,
        TlsConfig.NONE,
        UnaryOperator.identity(),
        MultiMap.caseInsensitiveMultiMap());
  }

  public HttpSetup with(HttpLimits other) {
    return new HttpSetup(config, other, tls, tuning, refusal);
  }

  public HttpSetup with(TlsConfig other) {
    return new HttpSetup(config, limits, other, tuning, refusal);
  }

  public HttpSetup tuned(UnaryOperator<HttpServerOptions> other) {
    return new HttpSetup(config, limits, tls, other, refusal);
  }

  public HttpSetup refusingWith(MultiMap headers) {
    return new HttpSetup(config, limits, tls, tuning, headers);
  }

  HttpServerOptions options(String name) {
    // Vert.x takes any free port for a negative one, the same for all servers that ask with the
    // same number: each of ours has a number of its own.
    int listen = config.port() == 0 ? -1 - (name.hashCode() & 0xffff) : config.port();
    HttpServerOptions usual =
        new HttpServerOptions()
            .setHost(config.host())
            .setPort(listen)
            .setIdleTimeout((int) limits.idleTime().toSeconds())
            .setAcceptBacklog(BACKLOG)
            .setMaxInitialLineLength(limits.urlBytes())
            .setMaxHeaderSize(limits.headerBytes())
            .setMaxFormAttributeSize(MAX_FORM_FIELD)
            .setHttp2ClearTextEnabled(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false);
    return tuning.apply(tls.isOn() ? secured(usual) : usual);
  }

  private HttpServerOptions secured(HttpServerOptions usual) {
    return usual
        .setSsl(true)
        .setUseAlpn(true)
        .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
        .setEnabledSecureTransportProtocols(PROTOCOLS)
        .setKeyCertOptions(tls.read());
  }
}
