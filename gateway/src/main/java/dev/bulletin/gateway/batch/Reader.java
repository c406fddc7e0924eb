package dev.bulletin.gateway.batch;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.web.Problem;
import dev.bulletin.common.web.RequestId;
import dev.bulletin.gateway.inner.CollectedAnswer;
import dev.bulletin.gateway.inner.CollectedResponse;
import dev.bulletin.gateway.inner.InnerRead;
import dev.bulletin.gateway.openapi.ApiDocument;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Reads addresses of the API for whoever has sent a request: by the gateway's own routes, with that
 * one's rights, each within a time and a size.
 */
final class Reader {
  private static final int MAX_BYTES = 4 * 1_024 * 1_024;

  /** Steps of an address that lead out of where it seems to be. */
  private static final Pattern STEPS =
      Pattern.compile("/(?:\\.|%2e)+(?:/|$)", Pattern.CASE_INSENSITIVE);

  private final Router router;
  private final ApiDocument document;
  private final Duration limit;
  private final RoutingContext ctx;

  Reader(Router router, ApiDocument document, Duration limit, RoutingContext ctx) {
    this.router = router;
    this.document = document;
    this.limit = limit;
    this.ctx = ctx;
  }

  /** What is answered; a failure is an answer too. */
  Future<CollectedAnswer> read(String uri) {
    String path = InnerRead.path(uri);
    if (STEPS.matcher(path).find() || isUnfit(path)) {
      return Future.succeededFuture(problem(path, unfit()));
    }
    return route(uri)
        .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .otherwise(failure -> problem(path, understood(failure)));
  }

  private boolean isUnfit(String path) {
    return document.operationAt("GET", path).filter(read -> !read.answersJson()).isPresent();
  }

  private static ServiceException unfit() {
    return ServiceException.invalid("path", "not among what can be read here: ask for it alone");
  }

  private Future<CollectedAnswer> route(String uri) {
    CollectedResponse response = new CollectedResponse(MAX_BYTES);
    String id = RequestId.of(ctx.response());
    if (id != null) {
      response.putHeader(RequestId.HEADER, id);
    }
    router.handle(new InnerRead(ctx.request(), uri, response));
    return response.answer();
  }

  private static ServiceException understood(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return ServiceException.unavailable("not answered in time");
    }
    return failure instanceof ServiceException expected
        ? expected
        : new ServiceException(ErrorCode.INTERNAL, "the fault is ours");
  }

  private CollectedAnswer problem(String path, ServiceException failure) {
    Problem problem =
        Problem.of(failure.code(), failure.detail(), path).inRequest(RequestId.of(ctx.response()));
    MultiMap headers = HttpHeaders.headers().add(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    return new CollectedAnswer(failure.code().status(), headers, JsonMapper.buffer(problem));
  }
}
