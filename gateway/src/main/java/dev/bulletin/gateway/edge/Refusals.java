package dev.bulletin.gateway.edge;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.Problems;
import dev.bulletin.contract.report.Language;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says no without doing any work for it: the pages that say so are made at the start. Thread-safe.
 */
final class Refusals {
  private static final String API = "/api/";

  private final Explanations.Wording wording;
  private final SecurityHeaders security;
  private final Map<Reason, Buffer> pagesByReason = new ConcurrentHashMap<>();

  Refusals(Explanations.Wording wording, SecurityHeaders security) {
    this.wording = wording;
    this.security = security;
  }

  private record Reason(Language language, ErrorCode code) {}

  /** Makes the pages. */
  Future<Void> make() {
    List<Future<Buffer>> made = new ArrayList<>();
    for (Language language : Language.values()) {
      made.add(make(new Reason(language, ErrorCode.UNAVAILABLE)));
      made.add(make(new Reason(language, ErrorCode.TOO_MANY_REQUESTS)));
    }
    return Future.all(made).mapEmpty();
  }

  private Future<Buffer> make(Reason reason) {
    return wording
        .problem(reason.language(), reason.code(), "")
        .onSuccess(page -> pagesByReason.put(reason, page));
  }

  /** Programs are told in JSON, people in their language. */
  void send(HttpServerRequest request, ServiceException refusal) {
    security.addMissing(request.response().headers());
    page(request, refusal)
        .ifPresentOrElse(
            page -> send(request, refusal, page),
            () -> Problems.refuse(request, refusal.code(), refusal.detail()));
  }

  private Optional<Buffer> page(HttpServerRequest request, ServiceException refusal) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    boolean isForPrograms =
        request.path().startsWith(API)
            || (accept != null && accept.contains("json") && !accept.contains("html"));
    return isForPrograms
        ? Optional.empty()
        : Optional.ofNullable(
            pagesByReason.get(new Reason(LanguageChoice.of(request), refusal.code())));
  }

  private static void send(HttpServerRequest request, ServiceException refusal, Buffer page) {
    request
        .response()
        .setStatusCode(refusal.code().status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader(HttpHeaders.CONTENT_LANGUAGE, LanguageChoice.of(request).code())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(page);
  }
}
