package dev.bulletin.common.web;

import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Serves streams and binaries to the other services: nobody else knows the secret. */
public final class InternalHttp {
  private static final String SCHEME = "Bearer ";

  private InternalHttp() {}

  /** Listens, announces where, and lets in only requests that bear the suite's secret. */
  public static Future<Integer> deploy(
      Node node, String service, InternalConfig config, List<Routes> features) {
    List<Routes> guarded = new ArrayList<>();
    guarded.add(router -> router.route().handler(ctx -> admit(ctx, config)));
    guarded.addAll(features);
    return HttpVerticle.deploy(
            node,
            service + "-internal",
            setup(config),
            () -> new HttpVerticle.Handlers(List.of(), guarded))
        .onSuccess(
            port ->
                node.announcer()
                    .reachable(Endpoint.internal(service), config.advertised() + ":" + port));
  }

  /** Only our own services come here: a trace of theirs goes on. */
  private static HttpSetup setup(InternalConfig config) {
    return HttpSetup.of(config.http())
        .tuned(server -> server.setTracingPolicy(TracingPolicy.PROPAGATE));
  }

  /** The value of the Authorization header that opens the internal ports. */
  public static String authorization(Secret secret) {
    return SCHEME + secret.reveal();
  }

  /** As {@link #authorization(Secret)}, for who has a port of that kind itself. */
  public static String authorization(InternalConfig config) {
    return authorization(config.secret());
  }

  private static void admit(RoutingContext ctx, InternalConfig config) {
    String given = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (given == null || !same(given, authorization(config))) {
      ctx.fail(new ServiceException(ErrorCode.UNAUTHENTICATED, "for services of the suite only"));
      return;
    }
    ctx.next();
  }

  /** Takes as long for a near miss as for a far one. */
  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
