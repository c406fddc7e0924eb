package dev.bulletin.gateway.edge;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.Shortcut;
import dev.bulletin.gateway.edge.PageRequests.Outcome;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers every request for a page: from memory if it can, else when the page has been made. */
final class PageShortcut implements Shortcut {
  /** The only parameter that makes a difference to a page, and only to a list. */
  private static final String AFTER = "after";

  private final PageCache cache;
  private final PageMaker maker;
  private final ProblemPages problems;
  private final PageRequests requests;

  PageShortcut(PageCache cache, PageMaker maker, ProblemPages problems, PageRequests requests) {
    this.cache = cache;
    this.maker = maker;
    this.problems = problems;
    this.requests = requests;
  }

  @Override
  public boolean take(HttpServerRequest request) {
    String path = request.path();
    if (!isRead(request.method()) || path == null || request.authority() == null) {
      return false;
    }
    String query = request.query();
    if ((query == null || !query.contains(AFTER)) && answerFromMemory(request, path)) {
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
    if (address.kind() != PageAddress.Kind.REPORTS) {
      answerFirst(request, address);
      return;
    }
    try {
      answerList(request, address, request.getParam(AFTER));
    } catch (IllegalArgumentException e) {
      requests.count(Outcome.ERROR);
      problems.send(request, ErrorCode.INVALID_REQUEST, "the query cannot be decoded");
    }
  }

  private void answerList(HttpServerRequest request, PageAddress address, @Nullable String after) {
    if (after == null || after.isEmpty()) {
      answerFirst(request, address);
    } else {
      deliver(request, address, Outcome.PASS, maker.more(address, after));
    }
  }

  private void answerFirst(HttpServerRequest request, PageAddress address) {
    if (!answerFromMemory(request, address.path())) {
      PageCache.Loading loading = cache.load(address);
      deliver(request, address, loading.begun() ? Outcome.LOAD : Outcome.WAIT, loading.page());
    }
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
      made.finished().answer(request);
    }
  }

  private void explain(HttpServerRequest request, PageAddress address, Throwable failure) {
    requests.count(Outcome.ERROR);
    boolean absent =
        failure instanceof ServiceException expected && expected.code() == ErrorCode.NOT_FOUND;
    if (!absent) {
      problems.send(request, failure);
      return;
    }
    maker
        .elsewhere(address)
        .map(PageShortcut::whereabouts)
        .onSuccess(detail -> problems.send(request, ErrorCode.NOT_FOUND, detail))
        .onFailure(again -> problems.send(request, again));
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
