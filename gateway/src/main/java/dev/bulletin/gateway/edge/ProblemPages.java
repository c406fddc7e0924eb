package dev.bulletin.gateway.edge;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.page.BrokenTemplateException;
import dev.bulletin.common.web.RequestId;
import dev.bulletin.contract.report.Language;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people, in their language, why there is no page. Thread-safe. */
final class ProblemPages {
  private static final Logger log = LoggerFactory.getLogger(ProblemPages.class);
  private static final Buffer LAST_RESORT = Buffer.buffer("Bulletin cannot show this page.\n");
  private static final String RETRY_SECONDS = "5";

  private final Explanations.Wording wording;
  private final SecurityHeaders security;

  ProblemPages(Explanations.Wording wording, SecurityHeaders security) {
    this.wording = wording;
    this.security = security;
  }

  /** What is not expected is logged here, once, and told to nobody. */
  void send(HttpServerRequest request, Throwable failure) {
    if (failure instanceof BrokenTemplateException broken) {
      sendPlain(request, broken);
      return;
    }
    if (failure instanceof ServiceException expected) {
      send(request, expected.code(), expected.detail());
      return;
    }
    String id = RequestId.give(request);
    log.error("{} {} failed, request {}", request.method(), request.path(), id, failure);
    send(request, ErrorCode.INTERNAL, "");
  }

  /** Called on the request's event loop. */
  void send(HttpServerRequest request, ErrorCode code, String detail) {
    Language language = LanguageChoice.of(request);
    Context loop = Vertx.currentContext();
    wording
        .problem(language, code, detail)
        .onSuccess(body -> loop.runOnContext(then -> send(request, language, code, body)))
        .onFailure(failure -> loop.runOnContext(then -> giveUp(request, failure)));
  }

  private void send(HttpServerRequest request, Language language, ErrorCode code, Buffer body) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    security.addMissing(response.headers());
    if (RequestId.of(response) == null) {
      RequestId.give(request);
    }
    if (code == ErrorCode.UNAVAILABLE) {
      response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    response
        .setStatusCode(code.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.code())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body);
  }

  private void giveUp(HttpServerRequest request, Throwable failure) {
    if (failure instanceof BrokenTemplateException broken) {
      sendPlain(request, broken);
      return;
    }
    log.error("the problem page cannot be rendered", failure);
    request.response().setStatusCode(ErrorCode.INTERNAL.status()).end(LAST_RESORT);
  }

  /** Seen only by those who work on the templates, who want to know which and where. */
  private void sendPlain(HttpServerRequest request, BrokenTemplateException broken) {
    HttpServerResponse response = request.response();
    security.addMissing(response.headers());
    response
        .setStatusCode(ErrorCode.INTERNAL.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(broken.getMessage() + "\n");
  }
}
