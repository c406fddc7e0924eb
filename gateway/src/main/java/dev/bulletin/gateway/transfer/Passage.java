package dev.bulletin.gateway.transfer;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way to an internal port, and its answer on the way back. When either side
 * breaks off the other is cut, so that what is not whole never looks so. Lives on the event loop of
 * its request.
 */
final class Passage {
  private static final Logger log = LoggerFactory.getLogger(Passage.class);

  private static final int NOT_MODIFIED = 304;
  private static final String EXPECTATION = "100-continue";

  private final RoutingContext ctx;
  private final Duration limit;
  private final MeterRegistry meters;

  private Passage(RoutingContext ctx, Duration limit, MeterRegistry meters) {
    this.ctx = ctx;
    this.limit = limit;
    this.meters = meters;
  }

  /**
   * Its request waits until there is a way for it.
   *
   * @param limit for the beginning of the answer to a read
   */
  static Passage of(RoutingContext ctx, Duration limit, MeterRegistry meters) {
    ctx.request().pause();
    return new Passage(ctx, limit, meters);
  }

  /** Passes the request on. */
  void run(HttpClientRequest outward) {
    outward.exceptionHandler(Passage::expected);
    ctx.addEndHandler(ended -> hangUpUnless(ended.succeeded(), outward));
    if (hasLeft()) {
      hangUp(outward);
      return;
    }
    send(outward)
        .recover(failure -> Future.failedFuture(unanswered(failure)))
        .compose(this::relay)
        .onSuccess(done -> count("complete"))
        .onFailure(failure -> breakOff(outward, failure));
  }

  /** Answers with a problem; what is left of the body is let through to nowhere. */
  void refuse(Throwable failure) {
    ctx.request().handler(null).resume();
    if (hasLeft()) {
      count("left");
      return;
    }
    count(failure instanceof ServiceException ? "refused" : "broken");
    ctx.fail(failure);
  }

  private boolean hasLeft() {
    return ctx.response().closed();
  }

  private Future<HttpClientResponse> send(HttpClientRequest outward) {
    return outward.getMethod() == HttpMethod.POST ? sendBody(outward) : sendBare(outward);
  }

  private Future<HttpClientResponse> sendBare(HttpClientRequest outward) {
    PassedHeaders.ofRead(ctx.request().headers(), outward.headers());
    ctx.request().resume();
    return outward.send().timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The answer may begin before the body has ended. */
  private Future<HttpClientResponse> sendBody(HttpClientRequest outward) {
    PassedHeaders.ofBody(ctx.request().headers(), outward.headers());
    outward.setChunked(!outward.headers().contains(HttpHeaders.CONTENT_LENGTH));
    if (isWaiting(ctx.request())) {
      ctx.response().writeContinue();
    }
    ctx.request().pipe().endOnFailure(false).to(outward).onFailure(failure -> hangUp(outward));
    return outward.response();
  }

  private static boolean isWaiting(HttpServerRequest request) {
    return EXPECTATION.equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))
        && request.version() != HttpVersion.HTTP_1_0;
  }

  private Future<Void> relay(HttpClientResponse inward) {
    return isRefusal(inward) ? refusal(inward) : answer(inward);
  }

  private static boolean isRefusal(HttpClientResponse inward) {
    return inward.statusCode() >= ErrorCode.INVALID_REQUEST.status();
  }

  private static Future<Void> refusal(HttpClientResponse inward) {
    return inward
        .body()
        .compose(body -> Future.failedFuture(InternalProblem.of(inward.statusCode(), body)));
  }

  private Future<Void> answer(HttpClientResponse inward) {
    HttpServerResponse response = ctx.response().setStatusCode(inward.statusCode());
    PassedHeaders.inward(inward.headers(), response.headers());
    if (ctx.request().method() == HttpMethod.HEAD) {
      hangUp(inward.request());
      return response.end();
    }
    if (inward.statusCode() == NOT_MODIFIED) {
      return response.end();
    }
    response.setChunked(!response.headers().contains(HttpHeaders.CONTENT_LENGTH));
    return inward
        .pipe()
        .endOnFailure(false)
        .to(response)
        .onFailure(failure -> expectToEnd(inward))
        .recover(failure -> Future.failedFuture(broken(failure)));
  }

  /** What has begun cannot be told otherwise: it is cut by whoever handles the failure. */
  private Throwable broken(Throwable failure) {
    return ctx.response().headWritten() ? failure : unanswered(failure);
  }

  private void breakOff(HttpClientRequest outward, Throwable failure) {
    hangUp(outward);
    if (!ctx.response().headWritten()) {
      PassedHeaders.remove(ctx.response().setChunked(false).headers());
    }
    refuse(failure);
  }

  private static ServiceException unanswered(Throwable failure) {
    log.warn("an internal port did not answer: {}", failure.getMessage());
    return ServiceException.unavailable("the answer did not come in time, or broke off");
  }

  private static void hangUpUnless(boolean whole, HttpClientRequest outward) {
    if (!whole) {
      hangUp(outward);
    }
  }

  /** A reset leaves the connection to the next request when only the body is not whole. */
  private static void hangUp(HttpClientRequest outward) {
    outward.connection().close().onFailure(Passage::expected);
  }

  private static void expectToEnd(HttpClientResponse inward) {
    try {
      inward.exceptionHandler(Passage::expected);
    } catch (IllegalStateException ended) {
      log.trace("an answer had been read to its end", ended);
    }
  }

  /** That one side ends when the other has is no error. */
  private static void expected(Throwable failure) {
    log.debug("a passage ended abruptly", failure);
  }

  private void count(String outcome) {
    Counter.builder("bulletin.gateway.passages")
        .description("requests passed through to internal ports, by how they ended")
        .tag("outcome", outcome)
        .register(meters)
        .increment();
  }
}
