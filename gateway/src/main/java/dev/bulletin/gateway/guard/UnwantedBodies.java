package dev.bulletin.gateway.guard;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.web.Routes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Bodies that come where nobody looks at one: a little is read and forgotten, more is refused.
 * Reads have none that is looked at; Vert.x's own reader takes them for faults where they are
 * forms.
 */
public final class UnwantedBodies implements Routes {
  private static final long MAX_BYTES = 16 * 1_024;

  @Override
  public void mount(Router router) {
    Rule.NOBODY
        .on(router.route())
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(UnwantedBodies::forget);
  }

  /** The step of a route of another method that looks at no body. */
  public static void forget(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    if (request.isEnded() || !hasBody(request)) {
      ctx.next();
    } else if (announced(request) > MAX_BYTES) {
      ctx.fail(ErrorCode.TOO_LARGE.status());
    } else {
      request.exceptionHandler(ctx::fail).handler(some -> check(ctx)).endHandler(end -> goOn(ctx));
    }
  }

  private static boolean hasBody(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_2
        || request.headers().contains(HttpHeaders.CONTENT_LENGTH)
        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  /** How long it says it is; 0 where it does not. */
  private static long announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
  }

  private static void check(RoutingContext ctx) {
    if (ctx.request().bytesRead() > MAX_BYTES && !ctx.failed()) {
      ctx.fail(ErrorCode.TOO_LARGE.status());
    }
  }

  private static void goOn(RoutingContext ctx) {
    if (!ctx.failed()) {
      ctx.next();
    }
  }
}
