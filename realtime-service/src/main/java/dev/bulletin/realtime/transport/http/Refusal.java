package dev.bulletin.realtime.transport.http;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.web.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says no to a request that no route gets to see. */
public final class Refusal {
  private static final Logger log = LoggerFactory.getLogger(Refusal.class);

  private Refusal() {}

  public static void send(HttpServerRequest request, ErrorCode code, String detail) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response
        .setStatusCode(code.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(JsonMapper.buffer(Problem.of(code, detail, request.path())));
  }

  /** The address is right, the method is not. */
  public static void wrongMethod(HttpServerRequest request, String right) {
    request.response().setStatusCode(405).putHeader(HttpHeaders.ALLOW, right).end();
  }

  /** What was asked for failed: what is not expected has to do with the network. */
  public static void send(HttpServerRequest request, Throwable failure) {
    if (failure instanceof ServiceException expected) {
      send(request, expected.code(), expected.detail());
    } else {
      log.debug("a request broke off: {}", failure.toString());
      send(request, ErrorCode.INVALID_REQUEST, "the request broke off");
    }
  }
}
