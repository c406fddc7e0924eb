package dev.bulletin.gateway.edge;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.RequestId;
import dev.bulletin.common.web.Shortcut;
import dev.bulletin.gateway.edge.PageRequests.Outcome;
import dev.bulletin.gateway.encoding.Effort;
import dev.bulletin.gateway.limit.Turnstile;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.Optional;

/** Answers every request for a page: from memory if it can, else when the page has been made. */
final class PageShortcut implements Shortcut {
  private static final int MOVED = 301;
  private static final String FOR_AN_HOUR = "public, max-age=3600";

  private final PageCache cache;
  private final PageMaker maker;
  private final Explanations usual;
  private final Explanations framed;
  private final PageRequests requests;
  private final Turnstile turnstile;
  private final SecurityHeaders security;

  /**
   * Answers from that cache.
   *
   * @param framed tells why there is no page where it would stand in a frame of another site
   */
  PageShortcut(
      PageCache cache,
      PageMaker maker,
      Explanations usual,
      Explanations framed,
      PageRequests requests,
      Turnstile turnstile,
      SecurityHeaders security) {
    this.cache = cache;
    this.maker = maker;
    this.usual = usual;
    this.framed = framed;
    this.requests = requests;
    this.turnstile = turnstile;
    this.security = security;
  }

  @Override
  public boolean take(HttpServerRequest request) {
    String path = request.path();
    if (!isRead(request.method()) || path == null || request.authority() == null) {
      return false;
    }
    if (request.query() == null && answerFromMemory(request, path)) {
      return true;
    }
    Optional<PageAddress> address = PageAddress.of(path);
    address.ifPresent(known -> answer(request, known));
    return address.isPresent();
  }

  private static boolean isRead(HttpMethod method) {
    return method == HttpMethod.GET || method == HttpMethod.HEAD;
  }

  private boolean answerFromMemory(HttpServerRequest request, String path) {
    Optional<Finished> ready = cache.find(path);
    if (ready.isEmpty()) {
      return false;
    }
    requests.count(Outcome.HIT);
    ready.get().answer(request);
    return true;
  }

  private void answer(HttpServerRequest request, PageAddress address) {
    if (request.query() == null) {
      answerWhole(request, address);
      return;
    }
    try {
      answerNarrowed(request, address);
    } catch (ServiceException e) {
      requests.count(Outcome.ERROR);
      problems(address).send(request, e);
    } catch (IllegalArgumentException e) {
      requests.count(Outcome.ERROR);
      problems(address).send(request, ErrorCode.INVALID_REQUEST, "the query cannot be decoded");
    }
  }

  /** There are few ranges and themes, so that a page of each is kept. */
  private void answerNarrowed(HttpServerRequest request, PageAddress address) {
    if (address.kind() == PageAddress.Kind.DASHBOARD) {
      answerWhole(request, address.over(PageQuery.range(request)));
    } else if (address.kind() == PageAddress.Kind.EMBED) {
      answerWhole(request, address.over(PageQuery.range(request)).in(PageQuery.theme(request)));
    } else {
      answer(request, address, PageQuery.of(request, address.kind()));
    }
  }

  private void answer(HttpServerRequest request, PageAddress address, PageQuery query) {
    if (query.isPlain()) {
      answerWhole(request, address);
    } else if (mayWork(request, address)) {
      Future<MadePage> page =
          maker.make(address, query).compose(draft -> draft.finish(Effort.QUICK));
      deliver(request, address, Outcome.PASS, page);
    }
  }

  private void answerWhole(HttpServerRequest request, PageAddress address) {
    if (!answerFromMemory(request, address.path()) && mayWork(request, address)) {
      PageCache.Loading loading = cache.load(address);
      deliver(request, address, loading.begun() ? Outcome.LOAD : Outcome.WAIT, loading.page());
    }
  }

  /** Whether a page may be made for the request, which else is told why not. */
  private boolean mayWork(HttpServerRequest request, PageAddress address) {
    Optional<ServiceException> refusal = turnstile.refusal(request);
    refusal.ifPresent(reason -> explanations(address).refusals().send(request, reason));
    refusal.ifPresent(reason -> requests.count(Outcome.ERROR));
    return refusal.isEmpty();
  }

  /** On the request's own event loop, whichever has made the page. */
  private void deliver(
      HttpServerRequest request, PageAddress address, Outcome outcome, Future<MadePage> page) {
    Context loop = Vertx.currentContext();
    page.onSuccess(made -> loop.runOnContext(then -> send(request, outcome, made)))
        .onFailure(failure -> loop.runOnContext(then -> explain(request, address, failure)));
  }

  private void send(HttpServerRequest request, Outcome outcome, MadePage made) {
    requests.count(outcome);
    if (!request.response().closed()) {
      RequestId.give(request);
      made.finished().answer(request);
    }
  }

  private void explain(HttpServerRequest request, PageAddress address, Throwable failure) {
    if (failure instanceof ReportMoved moved) {
      lead(request, moved.now());
      return;
    }
    requests.count(Outcome.ERROR);
    boolean absent =
        failure instanceof ServiceException expected && expected.code() == ErrorCode.NOT_FOUND;
    if (!absent || address.kind() != PageAddress.Kind.REPORT) {
      problems(address).send(request, failure);
      return;
    }
    maker
        .elsewhere(address)
        .map(PageShortcut::whereabouts)
        .onSuccess(detail -> problems(address).send(request, ErrorCode.NOT_FOUND, detail))
        .onFailure(again -> problems(address).send(request, again));
  }

  private ProblemPages problems(PageAddress address) {
    return explanations(address).problems();
  }

  private Explanations explanations(PageAddress address) {
    return address.kind() == PageAddress.Kind.EMBED ? framed : usual;
  }

  /** The way is kept for a while only: an address may be given to another report. */
  private void lead(HttpServerRequest request, PageAddress now) {
    requests.count(Outcome.MOVED);
    HttpServerResponse response = request.response();
    security.addMissing(response.headers());
    RequestId.give(request);
    response
        .setStatusCode(MOVED)
        .putHeader(HttpHeaders.LOCATION, now.path())
        .putHeader(HttpHeaders.CACHE_CONTROL, FOR_AN_HOUR)
        .end();
  }

  private static String whereabouts(Optional<PageAddress> other) {
    return other
        .map(
            address ->
                "this report is in %s: %s"
                    .formatted(
                        address.language().locale().getDisplayLanguage(Locale.ENGLISH),
                        address.path()))
        .orElse("");
  }
}
