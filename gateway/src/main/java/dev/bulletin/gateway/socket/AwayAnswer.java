package dev.bulletin.gateway.socket;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.MediaType;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with a problem when realtime-service cannot be reached. */
final class AwayAnswer implements ProxyInterceptor {
  private static final Logger log = LoggerFactory.getLogger(AwayAnswer.class);

  private static final MediaType TYPE = MediaType.parse(Problem.MEDIA_TYPE);

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    return context.sendRequest().recover(failure -> Future.succeededFuture(away(context, failure)));
  }

  private static ProxyResponse away(ProxyContext context, Throwable failure) {
    log.debug("realtime-service cannot be reached", failure);
    ProxyRequest request = context.request();
    ErrorCode code = ErrorCode.UNAVAILABLE;
    Problem problem =
        Problem.of(code, "live connections are away at present", request.proxiedRequest().path());
    return request
        .release()
        .response()
        .setStatusCode(code.status())
        .putHeader(HttpHeaders.RETRY_AFTER, "2")
        .setBody(Body.body(JsonMapper.buffer(problem), TYPE));
  }
}
