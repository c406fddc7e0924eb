package dev.bulletin.common.web;

import dev.bulletin.common.db.PassingFailure;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns any failure of a route into one answer; the only place that writes an error response. What
 * was not expected is logged here, once, and told to nobody.
 */
public final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private static final String AWAY = "a part that is needed does not answer at present";

  private Problems() {}

  /** Answers with {@code application/problem+json}. */
  public static void handle(RoutingContext ctx) {
    handle(ctx, Problems::sendJson);
  }

  /** Answers in the caller's way, which gets what may be told. */
  public static void handle(RoutingContext ctx, BiConsumer<RoutingContext, Problem> sender) {
    if (ctx.response().ended() || ctx.response().headWritten()) {
      ctx.response().reset();
      return;
    }
    sender.accept(ctx, problem(ctx).inRequest(RequestId.of(ctx.response())));
  }

  /** Answers a request that no route gets to see. */
  public static void refuse(HttpServerRequest request, ErrorCode code, String detail) {
    String id = RequestId.give(request);
    send(
        request.response(), Problem.of(code, detail, String.valueOf(request.path())).inRequest(id));
  }

  private static Problem problem(RoutingContext ctx) {
    String path = ctx.request().path() == null ? "" : ctx.request().path();
    if (ctx.failure() instanceof ServiceException expected) {
      return Problem.of(expected.code(), expected.detail(), path);
    }
    int status = ctx.statusCode();
    if (status >= 400 && status < 500) {
      ErrorCode code = ErrorCode.ofStatus(status);
      return Problem.of(code, detail(code), path);
    }
    if (hasLeft(ctx)) {
      return Problem.of(ErrorCode.INVALID_REQUEST, "the request has not come to its end", path);
    }
    if (PassingFailure.is(ctx.failure())) {
      log.warn(
          "{} {} is not to be answered: {}",
          ctx.request().method(),
          path,
          ctx.failure().toString());
      return Problem.of(ErrorCode.UNAVAILABLE, AWAY, path);
    }
    String id = RequestId.of(ctx.response());
    log.error("{} {} failed, request {}", ctx.request().method(), path, id, ctx.failure());
    return Problem.of(ErrorCode.INTERNAL, "the fault is ours, and it has been logged", path);
  }

  /** In the middle of a request, which is no fault of ours. */
  private static boolean hasLeft(RoutingContext ctx) {
    return ctx.failure() instanceof HttpClosedException && !ctx.request().isEnded();
  }

  private static String detail(ErrorCode code) {
    return switch (code) {
      case NOT_FOUND -> "nothing is at this address";
      case METHOD_NOT_ALLOWED -> "this address does not take that method";
      case TOO_LARGE -> "the body is larger than this address takes";
      default -> "the request cannot be understood";
    };
  }

  /** Who has refused may know better. */
  private static void putRetryAfter(HttpServerResponse response, int status) {
    if (status == ErrorCode.UNAVAILABLE.status()) {
      response.putHeader(HttpHeaders.RETRY_AFTER, "2");
    }
    if (status == ErrorCode.TOO_MANY_REQUESTS.status()) {
      response.putHeader(HttpHeaders.RETRY_AFTER, "1");
    }
  }

  private static void sendJson(RoutingContext ctx, Problem problem) {
    send(ctx.response(), problem);
  }

  private static void send(HttpServerResponse response, Problem problem) {
    if (problem.status() == ErrorCode.UNAUTHENTICATED.status()) {
      response.putHeader("www-authenticate", "Bearer");
    }
    if (!response.headers().contains(HttpHeaders.RETRY_AFTER)) {
      putRetryAfter(response, problem.status());
    }
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(JsonMapper.buffer(problem));
  }
}
